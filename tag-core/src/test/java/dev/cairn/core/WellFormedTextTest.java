package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Text that UTF-8 cannot express is refused wherever it could come in, with its place. */
class WellFormedTextTest {
    /** The first and the last half of a surrogate pair that there is, each alone. */
    private static final List<String> HALVES = List.of("\uD800", "\uDBFF", "\uDC00", "\uDFFF");

    private static final Evidence EVIDENCE = new Evidence("trailer", Evidence.Strength.STRONG, "text");

    @Test
    void halfASurrogatePairIsRefusedInEveryTextOfAContribution() {
        for (String half : HALVES) {
            assertTrue(Refusal.of(() -> contribution(half, "p", "m")).startsWith("agent has"));
            assertTrue(Refusal.of(() -> contribution("a", half, "m")).startsWith("provider has"));
            assertTrue(Refusal.of(() -> contribution("a", "p", half)).startsWith("model has"));
            assertTrue(Refusal.of(() -> new Evidence(half, Evidence.Strength.WEAK, ""))
                    .startsWith("source of evidence has"));
            assertTrue(Refusal.of(() -> new Evidence("", Evidence.Strength.WEAK, half))
                    .startsWith("text of evidence has"));
        }
    }

    @Test
    void halfASurrogatePairIsRefusedInAModelOfTheStatistics() {
        for (String half : HALVES) {
            assertTrue(Refusal.of(() -> ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(half), Set.of()))
                    .startsWith("model has"));
        }
    }

    @Test
    void halfASurrogatePairIsRefusedInMetadataByItsKey() {
        Hash hash = Samples.hash(HashAlgorithm.BLAKE3, 1);
        ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
                .hash(hash)
                .channel("main")
                .consolidationTimestamp(Instant.EPOCH)
                .consolidatedChangeCount(1)
                .tips(List.of(hash));
        for (String half : HALVES) {
            assertTrue(Refusal.of(() -> tag.metadata(Map.of("k", half)).build()).startsWith("metadata 'k' has"));
        }
    }

    @Test
    void thePlaceIsCountedInCharsAndPairsAreSteppedOver() {
        assertEquals(
                "agent has an unpaired surrogate at index 3; it cannot be stored as UTF-8",
                Refusal.of(() -> contribution("a\uD83E\uDEA8\uD83E", "p", "m")));
        assertEquals(
                "agent has an unpaired surrogate at index 1; it cannot be stored as UTF-8",
                Refusal.of(() -> contribution("a\uDEA8\uD83E", "p", "m")));
    }

    @Test
    void whatLiesBesideTheSurrogatesIsAccepted() {
        assertDoesNotThrow(() -> contribution("\uD7FF", "\uE000", "\uD800\uDC00\uDBFF\uDFFF"));
    }

    private static Contribution contribution(String agent, String provider, String model) {
        return new Contribution(
                agent, provider, Optional.of(model), SuggestionType.COMPLETE, Optional.empty(), EVIDENCE);
    }
}
