package dev.cairn.core;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What one provider's agents had a part in (domain.md section 5). A change counts once, whatever the number of its contributions.
 *
 * @param changeCount changes, 0 or more
 * @param confidence the average over the rated ones
 * @param models changes per model, each 1 to {@code changeCount}, in code-point order
 * @param suggestionTypes changes per type, each 1 to {@code changeCount}; a change with two types counts in both
 */
public record ProviderStats(
        long changeCount,
        RunningAverage confidence,
        SortedMap<String, Long> models,
        SortedMap<SuggestionType, Long> suggestionTypes) {
    /** The statistics of no changes. */
    public static final ProviderStats EMPTY =
            new ProviderStats(0, RunningAverage.EMPTY, ImmutableSortedMap.of(), ImmutableSortedMap.of());

    /** Refuses counts that contradict each other, with {@link IllegalArgumentException}. */
    public ProviderStats {
        if (changeCount < 0 || confidence.count() > changeCount) {
            throw new IllegalArgumentException(
                    "a provider with " + confidence.count() + " rated changes of " + changeCount);
        }
        models = ImmutableSortedMap.copyOf(models, Texts.ORDER);
        suggestionTypes = ImmutableSortedMap.copyOf(suggestionTypes);
        models.keySet().forEach(model -> Texts.wellFormed("model", model));
        requireWithin(changeCount, "model", models);
        requireWithin(changeCount, "suggestion type", suggestionTypes);
    }

    private static void requireWithin(long changeCount, String what, Map<?, Long> counts) {
        counts.forEach((key, count) -> {
            if (count < 1 || count > changeCount) {
                throw new IllegalArgumentException(what + " '" + key + "' has " + count + " changes in a provider with "
                        + changeCount + "; expected 1 to as many");
            }
        });
    }

    /** Returns these statistics and one change more. */
    public ProviderStats addChange(Optional<Confidence> confidence, Set<String> models, Set<SuggestionType> types) {
        RunningAverage rated = confidence.map(RunningAverage.EMPTY::plus).orElse(RunningAverage.EMPTY);
        return merge(new ProviderStats(
                1,
                rated,
                ImmutableSortedMap.copyOf(Maps.asMap(models, model -> 1L), Texts.ORDER),
                ImmutableSortedMap.copyOf(Maps.asMap(types, type -> 1L))));
    }

    /** Returns these statistics and one rated change more, of one model and one type. */
    public ProviderStats addChange(Confidence confidence, String model, SuggestionType type) {
        return addChange(Optional.of(confidence), Set.of(model), Set.of(type));
    }

    /**
     * Returns the statistics of these changes and of {@code other}'s, which are others.
     *
     * @throws ArithmeticException if a count does not fit
     */
    public ProviderStats merge(ProviderStats other) {
        ProviderCounts counts = new ProviderCounts();
        counts.add(this);
        counts.add(other);
        return counts.toStats();
    }

    /** Returns the names of the models, in code-point order. */
    public List<String> modelsUsed() {
        return List.copyOf(models.keySet());
    }
}
