package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;

/** Percentages as they are to be, without the class that is tested. */
final class OraclePercentage {
    private OraclePercentage() {}

    static BigDecimal exact(long part, int whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
    }

    /** Percentages that are shown together add up to 100, so that one may be a tenth away from where it would stand alone. */
    static void requireAbout(double expected, String told) {
        assertTrue(Math.abs(expected - Double.parseDouble(told)) < 0.1, () -> told + " is not " + expected);
    }
}
