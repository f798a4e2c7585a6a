package dev.cairn.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An exact share of a count: {@code part / whole x 100}; of 0 / 0 it is 0 (domain.md section 4).
 *
 * @param part 0 to {@code whole}
 * @param whole 0 or more
 */
public record Percentage(long part, long whole) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

    /** Refuses parts outside of their whole, with {@link IllegalArgumentException}. */
    public Percentage {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a share of " + part + " in " + whole + "; expected 0 to " + whole);
        }
    }

    /** Returns the share that {@code part} is of {@code whole}. */
    public static Percentage of(long part, long whole) {
        return new Percentage(part, whole);
    }

    /**
     * Rounds the shares of all parts of a whole so that they add up to exactly 100, by largest remainder: each is cut to
     * {@code scale} decimals, and what is missing goes, one unit each, to those that were cut most; on ties to the first.
     *
     * @param scale decimals of the results
     * @param parts the counts, none negative; if all are 0, so are the shares
     */
    public static List<BigDecimal> roundedTogether(int scale, List<Long> parts) {
        long whole = parts.stream().reduce(0L, Math::addExact);
        List<Percentage> shares = parts.stream().map(part -> of(part, whole)).toList();
        List<BigDecimal> rounded = new ArrayList<>();
        shares.forEach(share -> rounded.add(share.rounded(scale, RoundingMode.DOWN)));
        BigDecimal sum = rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = whole == 0 ? BigDecimal.ZERO : HUNDRED.subtract(sum);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> shares.get(i).cut(rounded.get(i)), Comparator.reverseOrder()))
                .limit(missing.divide(unit).longValueExact())
                .forEach(i -> rounded.set(i, rounded.get(i).add(unit)));
        return List.copyOf(rounded);
    }

    /** Returns what was cut off, times the whole: comparable between shares of one whole. */
    private BigDecimal cut(BigDecimal rounded) {
        return hundredfold().subtract(rounded.multiply(BigDecimal.valueOf(whole)));
    }

    /** Returns the {@code double} nearest to the exact share. */
    public double value() {
        return whole == 0
                ? 0.0
                : hundredfold().divide(BigDecimal.valueOf(whole), DIGITS).doubleValue();
    }

    /** Returns the share with so many decimals, rounded half-up. */
    public BigDecimal toBigDecimal(int scale) {
        return rounded(scale, RoundingMode.HALF_UP);
    }

    /** Returns by how many percentage points this share is greater than {@code other}, rounded half-up away from 0. */
    public BigDecimal pointsAbove(Percentage other, int scale) {
        BigDecimal difference = hundredfold()
                .multiply(other.divisor())
                .subtract(other.hundredfold().multiply(divisor()));
        return difference.divide(divisor().multiply(other.divisor()), scale, RoundingMode.HALF_UP);
    }

    /** Returns the share with one decimal: {@code 60.0%}. */
    @Override
    public String toString() {
        return toBigDecimal(1).toPlainString() + "%";
    }

    private BigDecimal rounded(int scale, RoundingMode mode) {
        return hundredfold().divide(divisor(), scale, mode);
    }

    /** Returns the whole; of nothing every share is 0, whatever it is divided by. */
    private BigDecimal divisor() {
        return BigDecimal.valueOf(Math.max(1, whole));
    }

    private BigDecimal hundredfold() {
        return HUNDRED.multiply(BigDecimal.valueOf(part));
    }
}
