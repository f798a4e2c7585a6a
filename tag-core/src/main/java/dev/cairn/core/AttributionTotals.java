package dev.cairn.core;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collector;

/**
 * Who made some changes, in numbers (domain.md section 5). Totals of disjoint sets of changes {@link #merge}, in any order and on
 * any split, to those of their union.
 *
 * @param totalChanges the sum of the next three
 * @param aiAssistedChanges changes that an AI agent had a part in
 * @param humanAuthoredChanges changes that people are known to have made alone
 * @param unattributedChanges changes without evidence
 * @param providers statistics by provider, in code-point order of names; none has more changes than {@code aiAssistedChanges}
 * @param confidenceHigh rated changes with a confidence that is {@link ConfidenceLevel#HIGH}
 * @param confidenceMedium rated changes with a confidence that is {@link ConfidenceLevel#MEDIUM}
 * @param confidenceLow rated changes with a confidence that is {@link ConfidenceLevel#LOW}
 * @param averageConfidence the average over the rated changes: as many as the last three together, at most
 *     {@code aiAssistedChanges}
 * @param timeSpan from the earliest change to the latest; absent if there is none
 * @param codeChanges changes of kind {@link ChangeKind#CODE}; the four kinds together are at most {@code totalChanges}
 * @param testChanges changes of kind {@link ChangeKind#TEST}
 * @param docChanges changes of kind {@link ChangeKind#DOC}
 * @param otherChanges changes of kind {@link ChangeKind#OTHER}
 */
public record AttributionTotals(
        long totalChanges,
        long aiAssistedChanges,
        long humanAuthoredChanges,
        long unattributedChanges,
        SortedMap<String, ProviderStats> providers,
        long confidenceHigh,
        long confidenceMedium,
        long confidenceLow,
        RunningAverage averageConfidence,
        Optional<TimeSpan> timeSpan,
        long codeChanges,
        long testChanges,
        long docChanges,
        long otherChanges) {
    /** The totals of no changes. */
    public static final AttributionTotals EMPTY = builder().build();

    /**
     * Refuses numbers that contradict each other with {@link IllegalArgumentException}, and counts that do not fit a {@code long}
     * together with {@link ArithmeticException}.
     */
    public AttributionTotals {
        providers = ImmutableSortedMap.copyOf(providers, Texts.ORDER);
        Objects.requireNonNull(timeSpan, "timeSpan");
        long authored = sum("authorship", aiAssistedChanges, humanAuthoredChanges, unattributedChanges);
        long rated = sum("confidence", confidenceHigh, confidenceMedium, confidenceLow);
        long classified = sum("kind", codeChanges, testChanges, docChanges, otherChanges);
        requireEqual("totalChanges", totalChanges, "ai + human + unattributed", authored);
        requireEqual("high + medium + low", rated, "averageConfidence's count", averageConfidence.count());
        requireAtMost("averageConfidence's count", rated, "aiAssistedChanges", aiAssistedChanges);
        requireAtMost("code + test + doc + other", classified, "totalChanges", totalChanges);
        for (Map.Entry<String, ProviderStats> provider : providers.entrySet()) {
            String name = Texts.wellFormed("provider", provider.getKey());
            long changes = provider.getValue().changeCount();
            requireAtMost("changeCount of provider '" + name + "'", changes, "aiAssistedChanges", aiAssistedChanges);
        }
    }

    private static long sum(String what, long... counts) {
        long sum = 0;
        for (long count : counts) {
            requireAtMost("the least possible count", 0, "a count by " + what, count);
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    private static void requireEqual(String left, long leftNumber, String right, long rightNumber) {
        if (leftNumber != rightNumber) {
            throw new IllegalArgumentException(left + " is " + leftNumber + ", but " + right + " is " + rightNumber);
        }
    }

    private static void requireAtMost(String left, long leftNumber, String right, long rightNumber) {
        if (leftNumber > rightNumber) {
            throw new IllegalArgumentException(
                    left + " is " + leftNumber + ", which is more than " + right + ": " + rightNumber);
        }
    }

    /** Starts totals by hand; all are 0 or absent. */
    public static AttributionTotalsBuilder builder() {
        return new AttributionTotalsBuilder();
    }

    /** Returns a collector of changes, each given once; sequential and parallel streams give the same totals. */
    public static Collector<AttributedChange, ?, AttributionTotals> collector() {
        return Collector.of(
                TotalsCounts::new,
                TotalsCounts::addChange,
                TotalsCounts::combine,
                TotalsCounts::toTotals,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * Returns the totals of these changes and of {@code other}'s, which are others.
     *
     * @throws ArithmeticException if a count does not fit
     */
    public AttributionTotals merge(AttributionTotals other) {
        TotalsCounts counts = new TotalsCounts();
        counts.add(this);
        counts.add(other);
        return counts.toTotals();
    }

    /** Returns the share of changes that an AI agent had a part in; 0 if there are none. */
    public Percentage aiPercentage() {
        return Percentage.of(aiAssistedChanges, totalChanges);
    }

    /** Returns the share of changes that people are known to have made alone; 0 if there are none. */
    public Percentage humanPercentage() {
        return Percentage.of(humanAuthoredChanges, totalChanges);
    }

    /** Returns how many changes there is any evidence for: AI-assisted and human ones. */
    public long coveredChanges() {
        return totalChanges - unattributedChanges;
    }

    /** Returns the share of changes with evidence of who made them, whatever it says; 0 if there are none. */
    public Percentage coverage() {
        return Percentage.of(coveredChanges(), totalChanges);
    }

    /** Returns the provider with most changes, of several the first in code-point order; empty if there is none. */
    public Optional<String> dominantProvider() {
        return providers.entrySet().stream()
                .reduce((first, next) ->
                        next.getValue().changeCount() > first.getValue().changeCount() ? next : first)
                .map(Map.Entry::getKey);
    }

    /** Returns the seconds from the earliest change to the latest; 0 if there is none. */
    public long timeSpanSeconds() {
        return timeSpan.map(TimeSpan::seconds).orElse(0L);
    }
}
