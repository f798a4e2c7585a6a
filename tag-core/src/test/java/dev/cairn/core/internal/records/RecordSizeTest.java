package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Limits;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.AttributionTotalsBuilder;
import dev.cairn.core.Authorship;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Contribution;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import dev.cairn.core.Samples;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records are as small as domain.md section 9 asks, the storage layer's envelope included, at the large end of real values. */
class RecordSizeTest {
    private static final Hash HASH = Samples.hash(HashAlgorithm.BLAKE3, 1);
    private static final List<String> MODELS =
            List.of("claude-sonnet-4-5-20250929", "claude-opus-4-6", "gpt-5.1-codex-max", "gemini-2.5-pro");

    @Test
    void aTagWithAMessageOf40CharactersTakesAtMost200Bytes() {
        atMost(
                200,
                stored(Records.encode(tag().message("Release 12.10.3: fixes, and 2 new models")
                        .build())));
    }

    @Test
    void aSummaryWithThreeProvidersTakesAtMost500Bytes() {
        AttributionTotalsBuilder totals = totals().provider("anthropic", stats(40_000, MODELS.subList(0, 2)))
                .provider("openai", stats(20_000, MODELS))
                .provider("google", stats(10_000, MODELS.subList(2, 4)));
        atMost(500, stored(Records.encode(new AttributionSummary(HASH, totals.build(), 12))));
    }

    @Test
    void aTypicalTagWithItsSummaryTakesAtMost450Bytes() {
        AttributionTotals totals = totals().provider("anthropic", stats(60_000, MODELS.subList(0, 1)))
                .build();
        int tag = stored(Records.encode(tag().message("Release 12.10.3").build()));
        atMost(450, tag + stored(Records.encode(new AttributionSummary(HASH, totals, 12))));
    }

    @Test
    void aChangeTakes50BytesAndWithATrailer200() {
        List<Hash> parent = List.of(Samples.hash(HashAlgorithm.GIT_SHA1, 2));
        Instant noon = Instant.parse("2026-01-31T12:00:00Z");
        atMost(
                50,
                stored(Records.encode(new Change(
                        HASH, parent, noon, Optional.of(ChangeKind.CODE), ChangeAttribution.UNATTRIBUTED, 1))));
        Evidence trailer = new Evidence(
                "trailer",
                Evidence.Strength.STRONG,
                "Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>");
        Contribution part = new Contribution(
                "Claude Code",
                "anthropic",
                Optional.of("claude-opus-4.6"),
                SuggestionType.COLLABORATIVE,
                Optional.empty(),
                trailer);
        atMost(
                200,
                stored(Records.encode(new Change(
                        HASH,
                        parent,
                        noon,
                        Optional.of(ChangeKind.CODE),
                        ChangeAttribution.aiAssisted(List.of(part)),
                        1))));
    }

    @Test
    void theLargestChangeFitsAPayload() {
        String name = "\uFFFF".repeat(Change.MAX_NAME_BYTES / 3);
        Evidence evidence = new Evidence(name, Evidence.Strength.STRONG, "\uFFFF".repeat(Change.MAX_TEXT_BYTES / 3));
        Contribution part = new Contribution(
                name,
                name,
                Optional.of(name),
                SuggestionType.REFACTOR,
                Optional.of(new Confidence(Confidence.ONE)),
                evidence);
        ChangeAttribution attribution = new ChangeAttribution(
                Authorship.AI_ASSISTED,
                Collections.nCopies(Change.MAX_CONTRIBUTIONS, part),
                Collections.nCopies(Change.MAX_ATTESTATIONS, evidence));
        List<Hash> dependencies = Collections.nCopies(Change.MAX_DEPENDENCIES, HASH);
        Change largest = new Change(
                HASH,
                dependencies,
                Instant.MAX.truncatedTo(ChronoUnit.SECONDS),
                Optional.of(ChangeKind.OTHER),
                attribution,
                Integer.MAX_VALUE);
        atMost(Limits.MAX_PAYLOAD_BYTES, Records.encode(largest).length);
    }

    @Test
    void aFullSegmentOfMembersFitsAPayload() {
        List<Hash> members =
                Stream.generate(() -> HASH).limit(Records.SEGMENT_HASHES).toList();
        atMost(Limits.MAX_PAYLOAD_BYTES, Records.encodeMembers(members).length);
    }

    @Test
    void aRecordMayBeAsLargeAsAPayloadAndNoLarger() {
        int overhead = mark(Limits.MAX_PAYLOAD_BYTES - 100).length - (Limits.MAX_PAYLOAD_BYTES - 100);
        byte[] largest = mark(Limits.MAX_PAYLOAD_BYTES - overhead);
        assertEquals(Limits.MAX_PAYLOAD_BYTES, largest.length);
        assertEquals(7, Records.decodeMigration(new byte[1], largest).version());
        assertThrows(IllegalArgumentException.class, () -> mark(Limits.MAX_PAYLOAD_BYTES - overhead + 1));
        assertThrows(
                CorruptRecordException.class,
                () -> Records.decodeMigration(new byte[1], Arrays.copyOf(largest, largest.length + 1)));
    }

    private static byte[] mark(int nameBytes) {
        return Records.encode(new MigrationMark("x".repeat(nameBytes), Optional.empty(), 7));
    }

    private static ConsolidatingTagBuilder tag() {
        return ConsolidatingTag.builder()
                .hash(HASH)
                .channel("release/12.x")
                .consolidationTimestamp(Instant.parse("2099-12-31T23:59:59Z"))
                .tips(List.of(Samples.hash(HashAlgorithm.GIT_SHA1, 0xFF)))
                .previousConsolidation(Samples.hash(HashAlgorithm.BLAKE3, 2))
                .dependencyCountBefore(123_457)
                .consolidatedChangeCount(123_456)
                .version(SemanticVersion.parse("12.10.3-rc.1"))
                .createdBy("release-manager@example.org");
    }

    private static AttributionTotalsBuilder totals() {
        return AttributionTotals.builder()
                .totalChanges(150_000)
                .aiAssistedChanges(60_000)
                .humanAuthoredChanges(40_000)
                .unattributedChanges(50_000)
                .confidenceHigh(30_000)
                .confidenceMedium(20_000)
                .confidenceLow(10_000)
                .averageConfidence(new RunningAverage(60_000, 60_000_000_000_000L))
                .timeSpan(new TimeSpan(Instant.parse("2005-04-07T22:13:13Z"), Instant.parse("2099-12-31T23:59:59Z")))
                .codeChanges(90_000)
                .testChanges(20_000)
                .docChanges(20_000)
                .otherChanges(20_000);
    }

    private static ProviderStats stats(long changes, List<String> models) {
        TreeMap<String, Long> byModel = new TreeMap<>();
        models.forEach(model -> byModel.put(model, changes));
        TreeMap<SuggestionType, Long> byType = new TreeMap<>();
        List.of(SuggestionType.values()).forEach(type -> byType.put(type, changes));
        return new ProviderStats(changes, new RunningAverage(changes, changes * 1_000_000_000), byModel, byType);
    }

    private static int stored(byte[] payload) {
        return payload.length + Limits.ENVELOPE_BYTES;
    }

    private static void atMost(int limit, int bytes) {
        assertTrue(bytes <= limit, bytes + " bytes; at most " + limit);
    }
}
