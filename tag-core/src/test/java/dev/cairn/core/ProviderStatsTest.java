package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A provider's statistics count changes, not contributions (domain.md section 5). */
class ProviderStatsTest {
    @Test
    void aChangeCountsOnceInEveryModelAndTypeThatItNames() {
        ProviderStats stats = ProviderStats.EMPTY
                .addChange(
                        Optional.of(Confidence.of(0.5)),
                        Set.of("b", "a"),
                        Set.of(SuggestionType.COMPLETE, SuggestionType.REVIEW))
                .addChange(Confidence.of(0.25), "a", SuggestionType.COMPLETE)
                .addChange(Optional.empty(), Set.of(), Set.of());
        assertEquals(3, stats.changeCount());
        assertEquals(new RunningAverage(2, 750_000_000), stats.confidence());
        assertEquals(Map.of("a", 2L, "b", 1L), stats.models());
        assertEquals(Map.of(SuggestionType.COMPLETE, 2L, SuggestionType.REVIEW, 1L), stats.suggestionTypes());
    }

    @Test
    void modelsAreListedInOrderOfCodePoints() {
        ProviderStats stats = ProviderStats.EMPTY.addChange(
                Optional.empty(), Set.of("\uD83E\uDEA8", "\uFF5E", "b", "B"), Set.of(SuggestionType.PARTIAL));
        assertEquals(List.of("B", "b", "\uFF5E", "\uD83E\uDEA8"), stats.modelsUsed());
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        RunningAverage two = new RunningAverage(2, 0);
        assertEquals(ProviderStats.EMPTY, new ProviderStats(0, RunningAverage.EMPTY, new TreeMap<>(), new TreeMap<>()));
        assertEquals(2, new ProviderStats(2, two, new TreeMap<>(), new TreeMap<>()).changeCount());
        TreeMap<String, Long> models = new TreeMap<>();
        TreeMap<SuggestionType, Long> types = new TreeMap<>();
        assertThrows(IllegalArgumentException.class, () -> new ProviderStats(1, two, models, types));
        assertThrows(IllegalArgumentException.class, () -> new ProviderStats(-1, RunningAverage.EMPTY, models, types));
        models.put("a", 3L);
        assertThrows(IllegalArgumentException.class, () -> new ProviderStats(2, two, models, types));
        models.put("a", 0L);
        assertThrows(IllegalArgumentException.class, () -> new ProviderStats(2, two, models, types));
        models.clear();
        types.put(SuggestionType.REFACTOR, 3L);
        assertThrows(IllegalArgumentException.class, () -> new ProviderStats(2, two, models, types));
    }

    @Test
    void textThatCannotBeStoredIsRefused() {
        TreeMap<String, Long> models = new TreeMap<>(Map.of("\uDFFF", 1L));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProviderStats(1, RunningAverage.EMPTY, models, new TreeMap<>()));
        assertThrows(IllegalArgumentException.class, () -> contribution("\uD800"));
        assertEquals(Optional.of("\uD83E\uDEA8"), contribution("\uD83E\uDEA8").model());
    }

    private static Contribution contribution(String model) {
        return new Contribution(
                "a",
                "b",
                Optional.of(model),
                SuggestionType.COMPLETE,
                Optional.empty(),
                new Evidence("c", Evidence.Strength.WEAK, "d"));
    }

    @Test
    void mergingAddsWhatBothCount() {
        ProviderStats one = ProviderStats.EMPTY.addChange(Confidence.of(1), "a", SuggestionType.COMPLETE);
        ProviderStats other = ProviderStats.EMPTY.addChange(Confidence.of(0), "b", SuggestionType.COMPLETE);
        ProviderStats both = one.addChange(Confidence.of(0), "b", SuggestionType.COMPLETE);
        assertEquals(both, one.merge(other));
        assertEquals(both, other.merge(one));
        assertEquals(one, one.merge(ProviderStats.EMPTY));
    }
}
