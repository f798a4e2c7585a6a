package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A percentage is an exact ratio, and rounded only when it is shown (domain.md section 4). */
class PercentageTest {
    @ParameterizedTest
    @CsvSource({
        "60, 100, 60.0, 60.0%",
        "0, 0, 0.0, 0.0%",
        "0, 7, 0.0, 0.0%",
        "1, 3, 33.333333333333336, 33.3%",
        "2, 3, 66.66666666666667, 66.7%",
        "1, 2000, 0.05, 0.1%",
        "1, 2001, 0.04997501249375312, 0.0%",
        "9223372036854775807, 9223372036854775807, 100.0, 100.0%"
    })
    void hasAValueAndATextOfOneDecimal(long part, long whole, double value, String text) {
        assertEquals(value, Percentage.of(part, whole).value());
        assertEquals(text, Percentage.of(part, whole).toString());
    }

    @Test
    void decimalsAreRoundedHalfUp() {
        assertEquals(new BigDecimal("12.5"), Percentage.of(1, 8).toBigDecimal(1));
        assertEquals(new BigDecimal("13"), Percentage.of(1, 8).toBigDecimal(0));
        assertEquals(new BigDecimal("0.00"), Percentage.of(0, 0).toBigDecimal(2));
    }

    @Test
    void partsOutsideOfTheirWholeAreRefusedWithBothNumbers() {
        assertThrows(IllegalArgumentException.class, () -> Percentage.of(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> Percentage.of(0, -3));
        String message = Refusal.of(() -> Percentage.of(5, 3));
        assertTrue(message.contains("5") && message.contains("3"), message);
    }

    @Test
    void sharesShownTogetherGiveTheMissingUnitsToTheLargestRemainders() {
        assertEquals(decimals("33.4", "33.3", "33.3"), Percentage.roundedTogether(1, List.of(1L, 1L, 1L)));
        assertEquals(decimals("17", "33", "50"), Percentage.roundedTogether(0, List.of(1L, 2L, 3L)));
        assertEquals(decimals("0.0", "0.0"), Percentage.roundedTogether(1, List.of(0L, 0L)));
        assertEquals(List.of(), Percentage.roundedTogether(1, List.of()));
    }

    @Test
    void sharesShownTogetherAddUpToAHundredAndStayWithinOneUnit() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int scale = random.nextInt(4);
            long bound = 1L << (1 + random.nextInt(50));
            List<Long> parts = Stream.generate(() -> random.nextLong(bound))
                    .limit(1 + random.nextInt(12))
                    .toList();
            long whole = parts.stream().mapToLong(Long::longValue).sum();
            List<BigDecimal> shares = Percentage.roundedTogether(scale, parts);
            BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, sum.compareTo(BigDecimal.valueOf(whole == 0 ? 0 : 100)), "seed " + seed + ": " + shares);
            for (int i = 0; i < parts.size(); i++) {
                BigDecimal off = shares.get(i)
                        .subtract(Percentage.of(parts.get(i), whole).toBigDecimal(20))
                        .abs();
                assertTrue(off.compareTo(BigDecimal.ONE.movePointLeft(scale)) < 0, "seed " + seed + ": " + shares);
            }
        }
    }

    private static List<BigDecimal> decimals(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }
}
