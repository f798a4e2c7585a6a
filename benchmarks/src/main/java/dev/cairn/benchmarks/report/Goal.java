package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.work.Figure;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What is to be reached, as data: it is told on the page, and fails nothing.
 *
 * @param text the goal in words
 * @param measure the number, from the results of one JDK; empty if it was not measured
 * @param bound what the number is held against
 * @param atLeast whether it must not be less than the bound, else it must not be more
 * @param reason what keeps it from being met, and what it would take
 */
record Goal(String text, Measure measure, double bound, boolean atLeast, String reason) {
    boolean isMet(Spread measured) {
        return atLeast ? measured.median() >= bound : measured.median() <= bound;
    }

    String limit() {
        return (atLeast ? "≥ " : "≤ ")
                + BigDecimal.valueOf(bound)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static Goal atLeast(String text, Measure measure, double bound, String reason) {
        return new Goal(text, measure, bound, true, reason);
    }

    static Goal atMost(String text, Measure measure, double bound, String reason) {
        return new Goal(text, measure, bound, false, reason);
    }

    /** One figure of a contender over that of another, in the smallest stores. */
    static Measure ratio(Figure figure, String contender, String baseline) {
        return ratio(figure, contender, figure, baseline);
    }

    /** As above, of two figures that were measured in the same turns. */
    static Measure ratio(Figure figure, String contender, Figure below, String baseline) {
        return (results, jdk) -> results.ratio(jdk, results.sizes().first(), figure, contender, below, baseline);
    }

    /** A figure itself. */
    static Measure value(Figure figure, String contender) {
        return (results, jdk) -> results.spread(jdk, results.sizes().first(), figure, contender);
    }

    /** Over the best of the peers: of those, whoever has the best median. */
    static Measure besidePeers(Figure figure, String contender) {
        return (results, jdk) -> Peers.best(results, jdk, results.sizes().first(), figure)
                .flatMap(peer -> ratio(figure, contender, peer).apply(results, jdk));
    }

    /** One figure over another that was measured in the same turns, in the largest stores. */
    static Measure ratioOfLargest(Figure figure, String contender, Figure below) {
        return (results, jdk) -> results.ratio(jdk, results.sizes().last(), figure, contender, below, contender);
    }

    /** The largest stores over the smallest. */
    static Measure growth(Figure figure, String contender) {
        return (results, jdk) -> {
            long small = results.sizes().first();
            long large = results.sizes().last();
            return results.spread(jdk, large, figure, contender)
                    .filter(any -> large > small)
                    .flatMap(above ->
                            results.spread(jdk, small, figure, contender).map(above::dividedBy));
        };
    }

    /** The growth of one over that of another. */
    static Measure growth(Figure figure, String contender, String baseline) {
        return (results, jdk) -> growth(figure, contender)
                .apply(results, jdk)
                .flatMap(ours -> growth(figure, baseline).apply(results, jdk).map(ours::dividedBy));
    }
}
