package dev.cairn.conformance;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tags and summaries for the eleven checks. */
final class DomainSamples {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private DomainSamples() {}

    static Hash hash(int number) {
        return Hash.of(HashAlgorithm.BLAKE3, Bytes.filled(32, number));
    }

    static ConsolidatingTagBuilder tag(int hash, long before, long consolidated) {
        return ConsolidatingTag.builder()
                .hash(hash(hash))
                .channel("main")
                .consolidationTimestamp(NOON)
                .dependencyCountBefore(before)
                .consolidatedChangeCount(consolidated);
    }

    /** Returns a tag with every component present. */
    static ConsolidatingTag fullTag(int hash) {
        return tag(hash, 75, 50)
                .consolidationTimestamp(ConsolidatingTag.LATEST)
                .tips(List.of(Hash.of(HashAlgorithm.GIT_SHA1, Bytes.filled(20, 1)), hash(99)))
                .previousConsolidation(hash(98))
                .consolidatesSince(hash(97))
                .version(SemanticVersion.parse("1.2.0-rc.1+build.5"))
                .message("")
                .createdBy("Grüße, 世界 \uD83C\uDF0D")
                .metadata(Map.of("b", "", "a", "value"))
                .build();
    }

    static AttributionSummary summary(int tag, AttributionTotals totals) {
        return new AttributionSummary(hash(tag), totals, 1);
    }

    static AttributionSummary counted(int tag, long ai, long human) {
        return summary(
                tag,
                AttributionTotals.builder()
                        .totalChanges(ai + human)
                        .aiAssistedChanges(ai)
                        .humanAuthoredChanges(human)
                        .build());
    }

    static ProviderStats threeChanges() {
        return ProviderStats.EMPTY
                .addChange(Confidence.of(0.8), "large", SuggestionType.COMPLETE)
                .addChange(Confidence.of(0.6), "small", SuggestionType.PARTIAL)
                .addChange(Confidence.of(0.9), "large", SuggestionType.COMPLETE);
    }

    /** Returns a summary with every component present. */
    static AttributionSummary fullSummary(int tag) {
        ProviderStats unrated =
                ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(), Set.of(SuggestionType.REVIEW));
        AttributionTotals totals = AttributionTotals.builder()
                .totalChanges(10)
                .aiAssistedChanges(4)
                .humanAuthoredChanges(3)
                .unattributedChanges(3)
                .provider("one", threeChanges())
                .provider("two", unrated)
                .confidenceHigh(2)
                .confidenceMedium(1)
                .averageConfidence(new RunningAverage(3, 2_300_000_000L))
                .timeSpan(new TimeSpan(NOON, ConsolidatingTag.LATEST))
                .codeChanges(4)
                .testChanges(3)
                .docChanges(2)
                .otherChanges(1)
                .build();
        return summary(tag, totals);
    }
}
