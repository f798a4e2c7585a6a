package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Totals whose numbers contradict each other cannot be made (domain.md section 5). */
class AttributionTotalsTest {
    @Test
    void allIsTheSumOfAiHumanAndUnattributed() {
        refused(hundred().totalChanges(101), "101", "100");
    }

    @Test
    void levelsAddUpToTheRatedChanges() {
        refused(hundred().confidenceHigh(3).confidenceLow(1), "4", "0");
        refused(hundred().confidenceHigh(3).averageConfidence(new RunningAverage(2, 5)), "3", "2");
    }

    @Test
    void ratedChangesAreAtMostTheAiAssistedOnes() {
        refused(hundred().confidenceHigh(61).averageConfidence(new RunningAverage(61, 5)), "61", "60");
    }

    @Test
    void kindsAddUpToAtMostAllChanges() {
        refused(hundred().codeChanges(98).testChanges(1).docChanges(1).otherChanges(1), "101", "100");
        assertEquals(3, hundred().codeChanges(3).build().codeChanges());
    }

    @Test
    void noProviderHasMoreChangesThanAiAssistedOnes() {
        ProviderStats stats = new ProviderStats(61, RunningAverage.EMPTY, new TreeMap<>(), new TreeMap<>());
        refused(hundred().provider("p", stats), "61", "60");
    }

    @Test
    void theEarliestChangeIsNotAfterTheLatest() {
        Instant late = Instant.ofEpochSecond(20);
        Instant early = Instant.ofEpochSecond(10);
        String message = Refusal.of(() -> new TimeSpan(late, early));
        assertTrue(message.contains(late.toString()) && message.contains(early.toString()), message);
        assertThrows(IllegalArgumentException.class, () -> TimeSpan.of(Instant.ofEpochMilli(1)));
    }

    @Test
    void negativeCountsAreRefused() {
        refused(AttributionTotals.builder().aiAssistedChanges(-1).humanAuthoredChanges(1), "-1", "0");
        refused(hundred().confidenceHigh(-1).confidenceLow(1), "-1", "0");
        refused(hundred().codeChanges(-1).docChanges(1), "-1", "0");
    }

    @Test
    void countsBeyondALongAreRefusedAndNeverWrap() {
        AttributionTotalsBuilder totals =
                AttributionTotals.builder().aiAssistedChanges(Long.MAX_VALUE).humanAuthoredChanges(1);
        assertThrows(ArithmeticException.class, totals::build);
        AttributionTotals full = AttributionTotals.builder()
                .totalChanges(Long.MAX_VALUE)
                .unattributedChanges(Long.MAX_VALUE)
                .build();
        assertThrows(ArithmeticException.class, () -> full.merge(full));
    }

    @Test
    void theDominantProviderHasMostChangesAndOnTiesTheFirstName() {
        ProviderStats one = ProviderStats.EMPTY.addChange(Confidence.of(1), "m", SuggestionType.COMPLETE);
        ProviderStats two = one.addChange(Confidence.of(1), "m", SuggestionType.COMPLETE);
        assertEquals(Optional.empty(), hundred().build().dominantProvider());
        assertEquals(
                Optional.of("b"),
                hundred()
                        .provider("c", two)
                        .provider("b", two)
                        .provider("a", one)
                        .build()
                        .dominantProvider());
    }

    @Test
    void theTimeSpanIsMeasuredInSeconds() {
        TimeSpan span = new TimeSpan(Instant.ofEpochSecond(-5), Instant.ofEpochSecond(10));
        assertEquals(15, hundred().timeSpan(span).build().timeSpanSeconds());
        assertEquals(0, hundred().build().timeSpanSeconds());
    }

    @Test
    void providersAreInOrderOfCodePoints() {
        AttributionTotals totals = hundred()
                .provider("\uD83E\uDEA8", ProviderStats.EMPTY)
                .provider("\uFF5E", ProviderStats.EMPTY)
                .build();
        assertEquals(
                List.of("\uFF5E", "\uD83E\uDEA8"),
                List.copyOf(totals.providers().keySet()));
    }

    private static AttributionTotalsBuilder hundred() {
        return AttributionTotals.builder()
                .totalChanges(100)
                .aiAssistedChanges(60)
                .humanAuthoredChanges(30)
                .unattributedChanges(10);
    }

    private static void refused(AttributionTotalsBuilder totals, String one, String other) {
        String message = Refusal.of(totals::build);
        assertTrue(message.contains(" " + one) && message.contains(" " + other), message);
    }
}
