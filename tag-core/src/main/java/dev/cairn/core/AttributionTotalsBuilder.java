package dev.cairn.core;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets the numbers of {@link AttributionTotals} one by one; the totals check them together. Not thread-safe. */
public final class AttributionTotalsBuilder {
    private long totalChanges;
    private long aiAssistedChanges;
    private long humanAuthoredChanges;
    private long unattributedChanges;
    private final SortedMap<String, ProviderStats> providers = new TreeMap<>(Texts.ORDER);
    private long confidenceHigh;
    private long confidenceMedium;
    private long confidenceLow;
    private RunningAverage averageConfidence = RunningAverage.EMPTY;
    private Optional<TimeSpan> timeSpan = Optional.empty();
    private long codeChanges;
    private long testChanges;
    private long docChanges;
    private long otherChanges;

    AttributionTotalsBuilder() {}

    /** Sets the number of changes. */
    public AttributionTotalsBuilder totalChanges(long value) {
        totalChanges = value;
        return this;
    }

    /** Sets how many changes an AI agent had a part in. */
    public AttributionTotalsBuilder aiAssistedChanges(long value) {
        aiAssistedChanges = value;
        return this;
    }

    /** Sets how many changes people are known to have made alone. */
    public AttributionTotalsBuilder humanAuthoredChanges(long value) {
        humanAuthoredChanges = value;
        return this;
    }

    /** Sets how many changes lack evidence. */
    public AttributionTotalsBuilder unattributedChanges(long value) {
        unattributedChanges = value;
        return this;
    }

    /** Sets the statistics of one provider. */
    public AttributionTotalsBuilder provider(String name, ProviderStats stats) {
        providers.put(name, stats);
        return this;
    }

    /** Sets the statistics of all these providers. */
    public AttributionTotalsBuilder providers(Map<String, ProviderStats> stats) {
        providers.putAll(stats);
        return this;
    }

    /** Sets how many rated changes are of high confidence. */
    public AttributionTotalsBuilder confidenceHigh(long value) {
        confidenceHigh = value;
        return this;
    }

    /** Sets how many rated changes are of medium confidence. */
    public AttributionTotalsBuilder confidenceMedium(long value) {
        confidenceMedium = value;
        return this;
    }

    /** Sets how many rated changes are of low confidence. */
    public AttributionTotalsBuilder confidenceLow(long value) {
        confidenceLow = value;
        return this;
    }

    /** Sets the average over the rated changes. */
    public AttributionTotalsBuilder averageConfidence(RunningAverage value) {
        averageConfidence = value;
        return this;
    }

    /** Sets the time from the earliest change to the latest. */
    public AttributionTotalsBuilder timeSpan(TimeSpan value) {
        timeSpan = Optional.of(value);
        return this;
    }

    /** Sets how many changes are of kind code. */
    public AttributionTotalsBuilder codeChanges(long value) {
        codeChanges = value;
        return this;
    }

    /** Sets how many changes are of kind test. */
    public AttributionTotalsBuilder testChanges(long value) {
        testChanges = value;
        return this;
    }

    /** Sets how many changes are of kind doc. */
    public AttributionTotalsBuilder docChanges(long value) {
        docChanges = value;
        return this;
    }

    /** Sets how many changes are of another kind. */
    public AttributionTotalsBuilder otherChanges(long value) {
        otherChanges = value;
        return this;
    }

    /**
     * Makes the totals.
     *
     * @throws IllegalArgumentException if two numbers contradict each other; the message has both
     */
    public AttributionTotals build() {
        return new AttributionTotals(
                totalChanges,
                aiAssistedChanges,
                humanAuthoredChanges,
                unattributedChanges,
                providers,
                confidenceHigh,
                confidenceMedium,
                confidenceLow,
                averageConfidence,
                timeSpan,
                codeChanges,
                testChanges,
                docChanges,
                otherChanges);
    }
}
