package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A confidence is the decimal that was written, and its level follows from that (domain.md section 4). */
class ConfidenceTest {
    @ParameterizedTest
    @CsvSource({
        "0.8, 800000000",
        "0, 0",
        "-0.0, 0",
        "1, 1000000000",
        "0.1, 100000000",
        "1e-9, 1",
        "0.6700000004, 670000000",
        "0.0000000005, 0",
        "0.0000000015, 2",
        "0.0000000025, 2",
        "0.9999999995, 1000000000",
        "4.9e-324, 0"
    })
    void isTheDecimalTextOfItsNumberRoundedHalfEven(double value, int partsPerBillion) {
        assertEquals(new Confidence(partsPerBillion), Confidence.of(value));
    }

    @Test
    void everyTieIsRoundedToTheEvenNeighbour() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            BigDecimal tie = BigDecimal.valueOf(random.nextLong(1_000_000_000L) * 10 + 5, 10);
            BigDecimal even = tie.setScale(9, RoundingMode.HALF_EVEN);
            assertEquals(
                    even.unscaledValue().intValueExact(),
                    Confidence.of(tie.doubleValue()).partsPerBillion(),
                    tie::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e-300, 1.0000000000000002, 2})
    void numbersOutsideOfZeroToOneAreRefusedBeforeRounding(double value) {
        assertThrows(IllegalArgumentException.class, () -> Confidence.of(value));
    }

    @Test
    void partsOutsideOfZeroToABillionAreRefused() {
        assertEquals(1_000_000_000, Confidence.ofPartsPerBillion(1_000_000_000).partsPerBillion());
        assertThrows(IllegalArgumentException.class, () -> Confidence.ofPartsPerBillion(-1));
        assertThrows(IllegalArgumentException.class, () -> Confidence.ofPartsPerBillion(1_000_000_001));
    }

    @ParameterizedTest
    @CsvSource({
        "1, HIGH",
        "0.67, HIGH",
        "0.669999999, MEDIUM",
        "0.665, MEDIUM",
        "0.34, MEDIUM",
        "0.339999999, LOW",
        "0.335, LOW",
        "0, LOW"
    })
    void levelsBeginAtTheirLowerBound(double value, ConfidenceLevel level) {
        assertEquals(level, Confidence.of(value).level());
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.8", "0, 0", "1, 1", "1e-9, 0.000000001"})
    void isWrittenAsPlainDecimal(double value, String text) {
        assertEquals(text, Confidence.of(value).toString());
    }
}
