package dev.cairn.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An average of confidences that is exact: a count and a sum (domain.md section 4).
 *
 * <p>Adding commutes, and merging is associative and commutative: equal inputs give equal results in any order and on any split.
 *
 * @param count how many values: 0 to {@link #MAX_COUNT}
 * @param sum their sum in parts per billion: 0 to {@code count} x 1,000,000,000
 */
public record RunningAverage(long count, long sum) {
    /** The most values whose sum fits a {@code long} whatever they are. */
    public static final long MAX_COUNT = Long.MAX_VALUE / Confidence.ONE;

    /** The average of no values. */
    public static final RunningAverage EMPTY = new RunningAverage(0, 0);

    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

    /**
     * Refuses impossible pairs with {@link IllegalArgumentException}, and more than {@link #MAX_COUNT} values with
     * {@link ArithmeticException}.
     */
    public RunningAverage {
        if (count > MAX_COUNT) {
            throw new ArithmeticException("an average of " + count + " values; at most " + MAX_COUNT + " are possible");
        }
        if (count < 0 || sum < 0 || sum > count * Confidence.ONE) {
            throw new IllegalArgumentException(
                    "an average of " + count + " values with a sum of " + sum + " parts per billion");
        }
    }

    /** Returns the average of these values and one more. */
    public RunningAverage plus(Confidence value) {
        return merge(new RunningAverage(1, value.partsPerBillion()));
    }

    /**
     * Returns the average of these values and {@code other}'s.
     *
     * @throws ArithmeticException if they are more than {@link #MAX_COUNT}
     */
    public RunningAverage merge(RunningAverage other) {
        // Two counts within bounds cannot wrap; a sum can, but only with a count that is refused first.
        return new RunningAverage(count + other.count, sum + other.sum);
    }

    /**
     * Returns the mean: the {@code double} nearest to the exact quotient, and 0.0 of no values.
     *
     * <p>Forty digits are enough: a quotient of two {@code long}s is never nearer than that to the middle between two doubles
     * unless it is the middle.
     */
    public double mean() {
        if (count == 0) {
            return 0.0;
        }
        BigDecimal whole = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(Confidence.ONE));
        return BigDecimal.valueOf(sum).divide(whole, DIGITS).doubleValue();
    }
}
