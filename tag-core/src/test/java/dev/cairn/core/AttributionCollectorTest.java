package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Totals of changes are the same in any order, on any split, and in parallel (domain.md section 5). */
class AttributionCollectorTest {
    @Test
    void aChangeThatNamesAProviderSeveralTimesCountsOnceForItWithItsHighestConfidence() {
        ChangeAttribution attribution = ChangeAttribution.aiAssisted(List.of(
                contribution("anthropic", "opus", SuggestionType.COMPLETE, 0.5),
                contribution("anthropic", "sonnet", SuggestionType.REVIEW, 0.75),
                contribution("anthropic", "opus", SuggestionType.COMPLETE, 0.25),
                contribution("openai", "gpt", SuggestionType.PARTIAL, 1)));
        AttributionTotals totals = totals(List.of(change(attribution, 7, Optional.of(ChangeKind.CODE))));
        ProviderStats anthropic = stats(totals, "anthropic");
        assertEquals(1, totals.totalChanges());
        assertEquals(1, totals.aiAssistedChanges());
        assertEquals(1, anthropic.changeCount());
        assertEquals(Map.of("opus", 1L, "sonnet", 1L), anthropic.models());
        assertEquals(Map.of(SuggestionType.COMPLETE, 1L, SuggestionType.REVIEW, 1L), anthropic.suggestionTypes());
        assertEquals(0.75, anthropic.confidence().mean());
        assertEquals(1.0, stats(totals, "openai").confidence().mean());
        assertEquals(new RunningAverage(1, Confidence.ONE), totals.averageConfidence());
        assertEquals(1, totals.confidenceHigh());
    }

    @Test
    void unratedChangesCountInNoLevelAndInNoAverage() {
        ChangeAttribution unrated = ChangeAttribution.aiAssisted(
                List.of(Samples.contribution("github", Optional.empty(), SuggestionType.COMPLETE, Optional.empty())));
        AttributionTotals totals = totals(List.of(change(unrated, 7, Optional.empty())));
        assertEquals(1, totals.aiAssistedChanges());
        assertEquals(RunningAverage.EMPTY, totals.averageConfidence());
        assertEquals(RunningAverage.EMPTY, stats(totals, "github").confidence());
        assertEquals(Map.of(), stats(totals, "github").models());
    }

    @Test
    void everyCountHasItsChanges() {
        AttributionTotals totals = totals(List.of(
                change(rated(0.9), 30, Optional.of(ChangeKind.CODE)),
                change(rated(0.5), 10, Optional.of(ChangeKind.TEST)),
                change(rated(0.1), 20, Optional.of(ChangeKind.DOC)),
                change(ChangeAttribution.HUMAN, 25, Optional.of(ChangeKind.OTHER)),
                change(ChangeAttribution.UNATTRIBUTED, 15, Optional.empty())));
        AttributionTotals expected = AttributionTotals.builder()
                .totalChanges(5)
                .aiAssistedChanges(3)
                .humanAuthoredChanges(1)
                .unattributedChanges(1)
                .provider("anthropic", stats(totals, "anthropic"))
                .confidenceHigh(1)
                .confidenceMedium(1)
                .confidenceLow(1)
                .averageConfidence(new RunningAverage(3, 1_500_000_000))
                .timeSpan(new TimeSpan(Instant.ofEpochSecond(10), Instant.ofEpochSecond(30)))
                .codeChanges(1)
                .testChanges(1)
                .docChanges(1)
                .otherChanges(1)
                .build();
        assertEquals(expected, totals);
    }

    @Test
    void noChangesGiveEmptyTotals() {
        assertEquals(AttributionTotals.EMPTY, totals(List.of()));
    }

    @Test
    void orderDoesNotShow() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<AttributedChange> changes = Samples.changes(random, random.nextInt(100));
            assertEquals(totals(changes), totals(Samples.shuffled(changes, random)), "seed " + seed);
        }
    }

    @Test
    void totalsOfPartsMergeInAnyOrderToThoseOfTheWhole() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<AttributedChange> changes = Samples.changes(random, 1 + random.nextInt(100));
            List<AttributionTotals> parts = new ArrayList<>(parts(changes, random));
            while (parts.size() > 1) {
                AttributionTotals part = parts.remove(random.nextInt(parts.size()));
                parts.add(part.merge(parts.remove(random.nextInt(parts.size()))));
            }
            assertEquals(totals(changes), parts.get(0), "seed " + seed);
        }
    }

    @Test
    void parallelStreamsGiveTheSameTotals() {
        List<AttributedChange> changes = Samples.changes(new SplittableRandom(8), 100_000);
        assertEquals(totals(changes), changes.parallelStream().collect(AttributionTotals.collector()));
    }

    @Test
    void timesWithPartsOfSecondsAreRefused() {
        Instant early = Instant.ofEpochSecond(10);
        AttributedChange odd = new AttributedChange(ChangeAttribution.HUMAN, early.plusMillis(1), Optional.empty());
        List<AttributedChange> changes = List.of(
                change(ChangeAttribution.HUMAN, 10, Optional.empty()),
                change(ChangeAttribution.HUMAN, 20, Optional.empty()),
                odd);
        assertThrows(IllegalArgumentException.class, () -> totals(changes));
    }

    private static List<AttributionTotals> parts(List<AttributedChange> changes, SplittableRandom random) {
        List<AttributionTotals> parts = new ArrayList<>();
        int from = 0;
        while (from < changes.size()) {
            int to = from + 1 + random.nextInt(changes.size() - from);
            parts.add(totals(changes.subList(from, to)));
            from = to;
        }
        return parts;
    }

    private static AttributionTotals totals(List<AttributedChange> changes) {
        return changes.stream().collect(AttributionTotals.collector());
    }

    private static ProviderStats stats(AttributionTotals totals, String provider) {
        return totals.providers().getOrDefault(provider, ProviderStats.EMPTY);
    }

    private static AttributedChange change(ChangeAttribution attribution, long second, Optional<ChangeKind> kind) {
        return new AttributedChange(attribution, Instant.ofEpochSecond(second), kind);
    }

    private static ChangeAttribution rated(double confidence) {
        return ChangeAttribution.aiAssisted(
                List.of(contribution("anthropic", "opus", SuggestionType.COMPLETE, confidence)));
    }

    private static Contribution contribution(String provider, String model, SuggestionType type, double confidence) {
        return Samples.contribution(provider, Optional.of(model), type, Optional.of(Confidence.of(confidence)));
    }
}
