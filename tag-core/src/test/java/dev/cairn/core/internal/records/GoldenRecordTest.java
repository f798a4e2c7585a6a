package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Authorship;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import dev.cairn.core.Samples;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records of every released format are read as ever, and those of the newest are written as ever (domain.md section 9). */
class GoldenRecordTest {
    private static final Hash HASH = Samples.hash(HashAlgorithm.BLAKE3, 0xAB);
    private static final byte[] MARK = "migration".getBytes(StandardCharsets.US_ASCII);
    private static final Hash SHA1 = Samples.hash(HashAlgorithm.GIT_SHA1, 0x11);
    private static final Hash SHA256 = Samples.hash(HashAlgorithm.GIT_SHA256, 0x80);

    @Test
    void aTagWithEveryComponent() throws IOException {
        ConsolidatingTag tag = ConsolidatingTag.builder()
                .hash(HASH)
                .channel("main")
                .consolidationTimestamp(Instant.parse("2026-01-31T12:34:56Z"))
                .tips(List.of(SHA256, SHA1))
                .previousConsolidation(Samples.hash(HashAlgorithm.BLAKE3, 1))
                .consolidatesSince(Samples.hash(HashAlgorithm.BLAKE3, 2))
                .dependencyCountBefore(26)
                .consolidatedChangeCount(25)
                .version(SemanticVersion.parse("1.2.0-rc.1+build.5"))
                .message("")
                .createdBy("Änne \uD83E\uDEA8")
                .metadata(Map.of("\uD83E\uDEA8", "second", "\uFF5E", "first"))
                .build();
        assertArrayEquals(golden("tag-full"), Records.encode(tag));
        assertEquals(tag, Records.decodeTag(HASH, golden("tag-full")));
    }

    @Test
    void aTagWithoutOptionalComponents() throws IOException {
        ConsolidatingTag tag = ConsolidatingTag.builder()
                .hash(HASH)
                .channel("c")
                .consolidationTimestamp(Instant.EPOCH)
                .build();
        assertArrayEquals(golden("tag-least"), Records.encode(tag));
        assertEquals(tag, Records.decodeTag(HASH, golden("tag-least")));
    }

    @Test
    void aSummaryOfTwoProviders() throws IOException {
        ProviderStats anthropic = ProviderStats.EMPTY
                .addChange(Confidence.of(0.8), "opus", SuggestionType.COMPLETE)
                .addChange(
                        Optional.of(Confidence.of(0.1)),
                        Set.of("sonnet", "opus"),
                        Set.of(SuggestionType.REVIEW, SuggestionType.COMPLETE));
        ProviderStats openai =
                ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(), Set.of(SuggestionType.REFACTOR));
        AttributionTotals totals = AttributionTotals.builder()
                .totalChanges(10)
                .aiAssistedChanges(3)
                .humanAuthoredChanges(2)
                .unattributedChanges(5)
                .provider("openai", openai)
                .provider("anthropic", anthropic)
                .confidenceHigh(1)
                .confidenceLow(1)
                .averageConfidence(new RunningAverage(2, 900_000_000))
                .timeSpan(new TimeSpan(Instant.ofEpochSecond(-1), Instant.parse("2026-01-31T12:34:56Z")))
                .codeChanges(4)
                .testChanges(3)
                .docChanges(2)
                .otherChanges(1)
                .build();
        AttributionSummary summary = new AttributionSummary(HASH, totals, 1);
        assertArrayEquals(golden("summary"), Records.encode(summary));
        assertEquals(summary, Records.decodeSummary(HASH, golden("summary")));
    }

    @Test
    void aSegmentOfMembers() throws IOException {
        List<Hash> members = List.of(SHA256, SHA1, HASH);
        assertArrayEquals(golden("members"), Records.encodeMembers(members));
        assertEquals(members, Records.decodeMembers(HASH.bytes(), golden("members")));
    }

    @Test
    void aChangeOfWhichEverythingIsKnown() throws IOException {
        Evidence note = new Evidence("git-ai-note", Evidence.Strength.WEAK, "s_1 cursor \uD83E\uDEA8");
        Evidence trailer = new Evidence("trailer", Evidence.Strength.STRONG, "Assisted-by: Cursor");
        Change change = new Change(
                HASH,
                List.of(SHA256, SHA1),
                Instant.ofEpochSecond(-1),
                Optional.of(ChangeKind.TEST),
                new ChangeAttribution(
                        Authorship.AI_ASSISTED,
                        List.of(
                                new Contribution(
                                        "Cursor",
                                        "anthropic",
                                        Optional.of("claude-opus-4.6"),
                                        SuggestionType.INSPIRED,
                                        Optional.of(Confidence.of(0.8)),
                                        note),
                                new Contribution(
                                        "Cursor",
                                        "cursor",
                                        Optional.empty(),
                                        SuggestionType.PARTIAL,
                                        Optional.empty(),
                                        trailer)),
                        List.of(new Evidence("git-ai-note", Evidence.Strength.STRONG, "h_1"))),
                1);
        assertArrayEquals(golden("change-full"), Records.encode(change));
        assertEquals(change, Records.decodeChange(HASH, golden("change-full")));
    }

    @Test
    void aChangeOfWhichLittleIsKnown() throws IOException {
        Change change = new Change(
                SHA1,
                List.of(SHA1),
                Instant.parse("2026-01-31T12:34:56Z"),
                Optional.empty(),
                ChangeAttribution.UNATTRIBUTED,
                0);
        assertArrayEquals(golden("change-least"), Records.encode(change));
        assertEquals(change, Records.decodeChange(SHA1, golden("change-least")));
    }

    @Test
    void aName() throws IOException {
        assertArrayEquals(golden("name"), Records.encodeName(HASH));
        assertEquals(HASH, Records.decodeName(new byte[] {'v', '1'}, golden("name")));
    }

    @Test
    void theMarkOfAMigration() throws IOException {
        MigrationMark mark =
                new MigrationMark("lmdb:/srv/tags", Optional.of("0f0e0d0c-0b0a-4908-8706-050403020100"), 300);
        assertArrayEquals(golden("migration"), Records.encode(mark));
        assertEquals(mark, Records.decodeMigration(MARK, golden("migration")));
    }

    @Test
    void theMarkOfAMigrationOutOfAnEmptyVolatileStore() throws IOException {
        MigrationMark mark = new MigrationMark("memory:", Optional.empty(), 0);
        assertArrayEquals(golden("migration-volatile"), Records.encode(mark));
        assertEquals(mark, Records.decodeMigration(MARK, golden("migration-volatile")));
    }

    private static byte[] golden(String name) throws IOException {
        String path = "/golden/v1/" + name + ".bin";
        try (InputStream file = GoldenRecordTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        }
    }
}
