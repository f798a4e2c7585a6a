package dev.cairn.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How sure a source is that an AI agent had a part in a change: a decimal in [0, 1] (domain.md section 4).
 *
 * @param partsPerBillion 0 to 1,000,000,000
 */
public record Confidence(int partsPerBillion) implements Comparable<Confidence> {
    /** What stands for 1. */
    public static final int ONE = 1_000_000_000;

    private static final int DECIMALS = 9;

    /** Refuses what is not in range, with {@link IllegalArgumentException}. */
    public Confidence {
        if (partsPerBillion < 0 || partsPerBillion > ONE) {
            throw new IllegalArgumentException(
                    "confidence of " + partsPerBillion + " parts per billion; expected 0 to " + ONE);
        }
    }

    /** Returns the confidence of so many parts per billion, 0 to 1,000,000,000. */
    public static Confidence ofPartsPerBillion(int partsPerBillion) {
        return new Confidence(partsPerBillion);
    }

    /**
     * Returns the confidence that the decimal text of {@code value} stands for: 0.8 is 800,000,000 parts per billion. More than
     * nine decimals are rounded half-even.
     *
     * @throws IllegalArgumentException if {@code value} is not a number, or lies outside [0, 1] before rounding
     */
    public static Confidence of(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("confidence " + value + "; expected a number from 0 to 1");
        }
        return new Confidence(BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .intValueExact());
    }

    /** Returns the level that this confidence counts in. */
    public ConfidenceLevel level() {
        return ConfidenceLevel.of(this);
    }

    @Override
    public int compareTo(Confidence other) {
        return Integer.compare(partsPerBillion, other.partsPerBillion);
    }

    /** Returns the decimal without trailing zeros: {@code 0.8}. */
    @Override
    public String toString() {
        BigDecimal plain = BigDecimal.valueOf(partsPerBillion, DECIMALS).stripTrailingZeros();
        return plain.toPlainString();
    }
}
