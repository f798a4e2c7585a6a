package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.internal.records.Records;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The checks 1 to 7 of domain.md section 10: those that need no store. */
class IncrementTwoChecksTest {
    @Test
    void check1TagCreation() {
        ConsolidatingTag tag = tag(50, 25).build();
        assertTrue(tag.isInitial());
        assertEquals(1, tag.effectiveDependencyCount());
        assertEquals(49, tag.dependencyReduction());
    }

    @Test
    void check2TagWithAPreviousOne() {
        ConsolidatingTag tag = tag(75, 50)
                .previousConsolidation(Samples.hash(HashAlgorithm.BLAKE3, 2))
                .build();
        assertFalse(tag.isInitial());
        assertEquals(74, tag.dependencyReduction());
        assertEquals(0, tag(0, 0).build().dependencyReduction());
    }

    @Test
    void check3SummaryOfAHundredChanges() {
        AttributionTotals totals = sixtyOfAHundred();
        assertEquals(60.0, totals.aiPercentage().value());
        assertEquals(40.0, totals.humanPercentage().value());
    }

    @Test
    void check4ProviderStatistics() {
        ProviderStats stats = ProviderStats.EMPTY
                .addChange(Confidence.of(0.8), "opus", SuggestionType.COMPLETE)
                .addChange(Confidence.of(0.6), "sonnet", SuggestionType.PARTIAL)
                .addChange(Confidence.of(0.9), "opus", SuggestionType.COMPLETE);
        assertEquals(3, stats.changeCount());
        assertEquals(0.7666666666666667, stats.confidence().mean());
        assertEquals(Map.of("opus", 2L, "sonnet", 1L), stats.models());
        assertEquals(Map.of(SuggestionType.COMPLETE, 2L, SuggestionType.PARTIAL, 1L), stats.suggestionTypes());
    }

    @Test
    void check5PercentagesOfAnEmptySummary() {
        assertEquals(0.0, AttributionTotals.EMPTY.aiPercentage().value());
        assertEquals(0.0, AttributionTotals.EMPTY.humanPercentage().value());
    }

    @Test
    void check6TagToRecordAndBack() {
        ConsolidatingTag tag = tag(50, 25).build();
        assertEquals(tag, Records.decodeTag(tag.hash(), Records.encode(tag)));
        for (long seed = 0; seed < 1_000; seed++) {
            ConsolidatingTag random = Samples.tag(new SplittableRandom(seed));
            assertEquals(random, Records.decodeTag(random.hash(), Records.encode(random)), "seed " + seed);
        }
    }

    @Test
    void check7SummaryToRecordAndBack() {
        AttributionSummary byHand = new AttributionSummary(tag(50, 25).build().hash(), sixtyOfAHundred(), 0);
        assertEquals(byHand, Records.decodeSummary(byHand.tagHash(), Records.encode(byHand)));
        for (long seed = 0; seed < 1_000; seed++) {
            AttributionSummary random = Samples.summary(new SplittableRandom(seed));
            assertEquals(random, Records.decodeSummary(random.tagHash(), Records.encode(random)), "seed " + seed);
        }
    }

    private static ConsolidatingTagBuilder tag(long before, long changes) {
        return ConsolidatingTag.builder()
                .hash(Samples.hash(HashAlgorithm.BLAKE3, 1))
                .channel("main")
                .consolidationTimestamp(Instant.ofEpochSecond(1_700_000_000))
                .dependencyCountBefore(before)
                .consolidatedChangeCount(changes);
    }

    private static AttributionTotals sixtyOfAHundred() {
        return AttributionTotals.builder()
                .totalChanges(100)
                .aiAssistedChanges(60)
                .humanAuthoredChanges(40)
                .build();
    }
}
