package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Contribution;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.Samples;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.migration.SampleStore;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Cairn knows is a line that people read; what it does not know is hexadecimal. */
class ReadableLinesTest {
    private static final Hash TAG = Samples.hash(HashAlgorithm.BLAKE3, 7);
    private static final Hash CHANGE = Samples.hash(HashAlgorithm.GIT_SHA1, 0xAB);
    private static final String CHANGE_TEXT = "ab".repeat(20);

    private final TagStore store = TagStores.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    private void write(Consumer<TagWriter> work) {
        new TagRepository(store).write(writer -> {
            work.accept(writer);
            return null;
        });
    }

    private void put(Table table, byte[] key, byte[] payload) {
        store.write(operations -> {
            operations.put(table, key, payload);
            return null;
        });
    }

    private void requireLines(String... expected) {
        String text = ExportText.of(store);
        assertTrue(text.contains(String.join("\n", expected) + "\n"), text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTagHasItsFieldsAndItsIndexRows() {
        write(writer -> writer.putTag(ConsolidatingTag.builder()
                .hash(TAG)
                .channel("entwicklung-ß")
                .consolidationTimestamp(Instant.parse("2026-02-14T12:00:00Z"))
                .tips(Set.of(CHANGE))
                .consolidatedChangeCount(3)
                .version(SemanticVersion.parse("1.2.0"))
                .message("say \"hello\"\n\\o/ \u001b[31m")
                .build()));
        requireLines(
                "tags " + TAG,
                " channel \"entwicklung-ß\"",
                " consolidation_timestamp 2026-02-14T12:00:00Z",
                " tips " + CHANGE_TEXT,
                " consolidated_change_count 3",
                " version \"1.2.0\"",
                " message \"say \\\"hello\\\"\\n\\\\o/ \\u{1b}[31m\"");
        requireLines("versions \"1.2.0\" " + TAG);
        requireLines("channel-tags \"entwicklung-ß\" 2026-02-14T12:00:00Z " + TAG);
        requireLines("tips " + CHANGE_TEXT + " " + TAG);
    }

    @Test
    void aSummaryHasItsProvidersOneSpaceDeeper() {
        Contribution opus = Samples.contribution(
                "anthropic", Optional.of("opus"), SuggestionType.COMPLETE, Optional.of(Confidence.of(0.8)));
        AttributionTotals totals = Stream.of(new AttributedChange(
                        ChangeAttribution.aiAssisted(List.of(opus)), Instant.EPOCH, Optional.of(ChangeKind.CODE)))
                .collect(AttributionTotals.collector());
        write(writer -> writer.putAttribution(new AttributionSummary(TAG, totals, 1)));
        requireLines(
                "attribution " + TAG,
                " ai_assisted_changes 1",
                " providers",
                "  name \"anthropic\"",
                "  change_count 1",
                "  rated_changes 1",
                "  confidence_sum 800000000",
                "  models",
                "   name \"opus\"",
                "   change_count 1",
                "  suggestion_types",
                "   type COMPLETE",
                "   change_count 1",
                " confidence_high 1",
                " confidence_sum 800000000",
                " time_span",
                " code_changes 1",
                " evidence_rules 1");
    }

    @Test
    void aMemberIsALine() {
        write(writer -> {
            writer.putMembers(TAG, List.of(CHANGE, Samples.hash(HashAlgorithm.GIT_SHA1, 1)));
            writer.putName("npm/v1 \uD83E\uDEA8", TAG);
        });
        requireLines("members " + TAG + " 0", " members " + CHANGE_TEXT, " members " + "01".repeat(20));
        requireLines("names \"npm/v1 \uD83E\uDEA8\"", " tag " + TAG);
    }

    @Test
    void aChangeHasItsEvidenceTwoSpacesDeeper() {
        Contribution opus =
                Samples.contribution("anthropic", Optional.of("opus"), SuggestionType.COMPLETE, Optional.empty());
        write(writer -> writer.putChange(new Change(
                CHANGE,
                List.of(Samples.hash(HashAlgorithm.GIT_SHA1, 1)),
                Instant.parse("-1234-01-01T00:00:00Z"),
                Optional.of(ChangeKind.DOC),
                ChangeAttribution.aiAssisted(List.of(opus)),
                1)));
        requireLines(
                "changes " + CHANGE_TEXT,
                " dependencies " + "01".repeat(20),
                " timestamp -1234-01-01T00:00:00Z",
                " kind DOC",
                " authorship AI_ASSISTED",
                " contributions",
                "  agent \"agent\"",
                "  provider \"anthropic\"",
                "  model \"opus\"",
                "  type COMPLETE",
                "  evidence",
                "   source \"trailer\"",
                "   strength STRONG",
                "   text \"Assisted-by: agent\"",
                " evidence_rules 1");
    }

    @Test
    void everyRecordThatCairnWritesIsReadable() {
        SampleStore.fill(store, 3, 40);
        long raw = ExportText.of(store)
                .lines()
                .filter(line -> line.startsWith(" raw "))
                .count();
        assertEquals((1 << 20) / 32 + 1, raw, "raw lines besides those of the entries that are no records");
    }

    @Test
    void keysAndPayloadsOfAnotherKindAreHexadecimal() {
        put(Table.TAGS, new byte[] {1, 2}, new byte[] {(byte) 0xFF});
        put(Table.NAMES, new byte[] {(byte) 0xC3}, new byte[0]);
        put(Table.META, utf8("note"), new byte[33]);
        requireLines("tags hex 0102", " raw ff");
        requireLines("names hex c3");
        requireLines("meta \"note\"", " raw " + "00".repeat(32), " raw 00");
    }

    /** A newer version of Cairn may have written it: nothing of it is lost. */
    @Test
    void aRecordWithAnUnknownFieldIsHexadecimal() {
        byte[] unknownField = {(byte) 0xC0, 0x3E, 7};
        put(Table.TAGS, TAG.bytes(), unknownField);
        requireLines("tags " + TAG, " raw c03e07");
    }

    @Test
    void aRecordWithALineThatIsTooLongIsHexadecimal() {
        write(writer -> writer.putTag(ConsolidatingTag.builder()
                .hash(TAG)
                .channel("main")
                .consolidationTimestamp(Instant.EPOCH)
                .message("x".repeat(ExportFormat.MAX_LINE_BYTES))
                .build()));
        assertTrue(ExportText.of(store).contains("tags " + TAG + "\n raw 0a046d61696e"));
    }

    @Test
    void noLineHoldsWhatATerminalObeys() {
        SampleStore.fill(store, 4, 20);
        put(Table.NAMES, utf8("\u0007\u001b[2J\u0085\u202E\uFEFF\u2028"), new byte[0]);
        String text = ExportText.of(store);
        assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        assertTrue(IntStream.of(0x202E, 0xFEFF, 0x2028).allMatch(c -> text.indexOf(c) < 0));
        requireLines("names \"\\u{7}\\u{1b}[2J\\u{85}\\u{202e}\\u{feff}\\u{2028}\"");
    }
}
