package dev.cairn.core;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts changes; {@link AttributionTotals} under construction. Not thread-safe. */
final class TotalsCounts {
    private final Map<Authorship, Long> authorships = new EnumMap<>(Authorship.class);
    private final Map<ConfidenceLevel, Long> levels = new EnumMap<>(ConfidenceLevel.class);
    private final Map<ChangeKind, Long> kinds = new EnumMap<>(ChangeKind.class);
    private final Map<String, ProviderCounts> providers = new HashMap<>();
    private RunningAverage averageConfidence = RunningAverage.EMPTY;
    private Optional<TimeSpan> timeSpan = Optional.empty();

    void addChange(AttributedChange change) {
        ChangeAttribution attribution = change.attribution();
        count(authorships, attribution.authorship(), 1);
        change.kind().ifPresent(kind -> count(kinds, kind, 1));
        attribution.confidence().ifPresent(confidence -> {
            averageConfidence = averageConfidence.plus(confidence);
            count(levels, confidence.level(), 1);
        });
        extend(change.timestamp());
        byProvider(attribution.contributions())
                .forEach((name, contributions) -> provider(name).addChange(contributions));
    }

    void add(AttributionTotals totals) {
        count(authorships, Authorship.AI_ASSISTED, totals.aiAssistedChanges());
        count(authorships, Authorship.HUMAN, totals.humanAuthoredChanges());
        count(authorships, Authorship.UNATTRIBUTED, totals.unattributedChanges());
        count(levels, ConfidenceLevel.HIGH, totals.confidenceHigh());
        count(levels, ConfidenceLevel.MEDIUM, totals.confidenceMedium());
        count(levels, ConfidenceLevel.LOW, totals.confidenceLow());
        count(kinds, ChangeKind.CODE, totals.codeChanges());
        count(kinds, ChangeKind.TEST, totals.testChanges());
        count(kinds, ChangeKind.DOC, totals.docChanges());
        count(kinds, ChangeKind.OTHER, totals.otherChanges());
        averageConfidence = averageConfidence.merge(totals.averageConfidence());
        totals.timeSpan().ifPresent(this::extend);
        totals.providers().forEach((name, stats) -> provider(name).add(stats));
    }

    TotalsCounts combine(TotalsCounts other) {
        add(other.toTotals());
        return this;
    }

    AttributionTotals toTotals() {
        AttributionTotalsBuilder totals = AttributionTotals.builder()
                .totalChanges(authorships.values().stream().reduce(0L, Math::addExact))
                .aiAssistedChanges(number(authorships, Authorship.AI_ASSISTED))
                .humanAuthoredChanges(number(authorships, Authorship.HUMAN))
                .unattributedChanges(number(authorships, Authorship.UNATTRIBUTED))
                .confidenceHigh(number(levels, ConfidenceLevel.HIGH))
                .confidenceMedium(number(levels, ConfidenceLevel.MEDIUM))
                .confidenceLow(number(levels, ConfidenceLevel.LOW))
                .averageConfidence(averageConfidence)
                .codeChanges(number(kinds, ChangeKind.CODE))
                .testChanges(number(kinds, ChangeKind.TEST))
                .docChanges(number(kinds, ChangeKind.DOC))
                .otherChanges(number(kinds, ChangeKind.OTHER));
        timeSpan.ifPresent(totals::timeSpan);
        providers.forEach((name, counts) -> totals.provider(name, counts.toStats()));
        return totals.build();
    }

    private ProviderCounts provider(String name) {
        return providers.computeIfAbsent(name, absent -> new ProviderCounts());
    }

    private void extend(Instant instant) {
        boolean inside = timeSpan.isPresent() && timeSpan.get().contains(instant);
        if (!inside) {
            extend(TimeSpan.of(instant));
        }
    }

    private void extend(TimeSpan span) {
        timeSpan = Optional.of(timeSpan.map(span::merge).orElse(span));
    }

    private static Map<String, List<Contribution>> byProvider(List<Contribution> contributions) {
        return contributions.stream().collect(Collectors.groupingBy(Contribution::provider));
    }

    private static <K> void count(Map<K, Long> counts, K key, long more) {
        counts.merge(key, more, Math::addExact);
    }

    private static <K> long number(Map<K, Long> counts, K key) {
        return counts.getOrDefault(key, 0L);
    }
}
