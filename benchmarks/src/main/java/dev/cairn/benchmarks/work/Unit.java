package dev.cairn.benchmarks.work;

/** What a figure counts, and which way is better. */
public enum Unit {
    NANOSECONDS("ns", false),
    MILLISECONDS("ms", false),
    PER_SECOND("/s", true),
    TIMES("x", false),
    BYTES("B", false),
    MEBIBYTES("MiB", false);

    private final String symbol;
    private final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }

    /** Returns what stands behind a number. */
    public String symbol() {
        return symbol;
    }

    /** Returns whether {@code a} is the better one. */
    public boolean isBetter(double a, double b) {
        return moreIsBetter ? a > b : a < b;
    }
}
