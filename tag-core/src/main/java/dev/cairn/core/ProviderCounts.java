package dev.cairn.core;

import com.google.common.collect.ImmutableSortedMap;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Counts the changes of one provider; {@link ProviderStats} under construction. Not thread-safe. */
final class ProviderCounts {
    private long changeCount;
    private RunningAverage confidence = RunningAverage.EMPTY;
    private final Map<String, Long> models = new HashMap<>();
    private final Map<SuggestionType, Long> suggestionTypes = new EnumMap<>(SuggestionType.class);

    /** Adds one change that had these contributions of the provider's agents. */
    void addChange(List<Contribution> contributions) {
        changeCount = Math.addExact(changeCount, 1);
        ChangeAttribution.highest(contributions).ifPresent(value -> confidence = confidence.plus(value));
        HashSet<String> named = new HashSet<>();
        EnumSet<SuggestionType> types = EnumSet.noneOf(SuggestionType.class);
        for (Contribution contribution : contributions) {
            contribution.model().ifPresent(named::add);
            types.add(contribution.type());
        }
        named.forEach(model -> models.merge(model, 1L, Math::addExact));
        types.forEach(type -> suggestionTypes.merge(type, 1L, Math::addExact));
    }

    /** Adds changes that are already counted. */
    void add(ProviderStats stats) {
        changeCount = Math.addExact(changeCount, stats.changeCount());
        confidence = confidence.merge(stats.confidence());
        stats.models().forEach((model, count) -> models.merge(model, count, Math::addExact));
        stats.suggestionTypes().forEach((type, count) -> suggestionTypes.merge(type, count, Math::addExact));
    }

    ProviderStats toStats() {
        return new ProviderStats(
                changeCount,
                confidence,
                ImmutableSortedMap.copyOf(models, Texts.ORDER),
                ImmutableSortedMap.copyOf(suggestionTypes));
    }
}
