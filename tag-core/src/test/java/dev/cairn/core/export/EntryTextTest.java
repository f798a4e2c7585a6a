package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.Samples;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.internal.records.RawText;
import dev.cairn.core.internal.records.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A record is readable in an export up to the very bounds of lines and entries, raw beyond them, and comes back either way. */
@Tag("same-on-every-jdk")
class EntryTextTest {
    private static final Hash HASH = Samples.hash(HashAlgorithm.BLAKE3, 7);
    private static final int MOST_READABLE_BYTES = ExportFormat.MAX_ENTRY_BYTES - ExportFormat.MAX_LINE_BYTES;

    private final ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
            .hash(HASH)
            .channel("main")
            .consolidationTimestamp(Instant.EPOCH)
            .consolidatedChangeCount(1)
            .tips(List.of(HASH));

    @Test
    void theLongestLine() {
        int most = ExportFormat.MAX_LINE_BYTES - " message \"\"".length();
        requireReadable(tag.message("x".repeat(most)).build());
        requireRaw(tag.message("x".repeat(most + 1)).build());
    }

    @Test
    void theMostLines() {
        int few = lines(tag.build()).size();
        int pairs = (ExportFormat.MAX_PAYLOAD_LINES - few) / 3;
        tag.metadata(metadata(pairs, "v"));
        int missing = ExportFormat.MAX_PAYLOAD_LINES - few - 3 * pairs;
        if (missing > 0) {
            tag.message("m");
        }
        if (missing > 1) {
            tag.createdBy("c");
        }
        assertEquals(ExportFormat.MAX_PAYLOAD_LINES, lines(tag.build()).size());
        requireReadable(tag.build());
        requireRaw(tag.version(SemanticVersion.parse("1.0.0")).build());
    }

    @Test
    void theMostBytes() {
        tag.metadata(metadata(63, "\u001F".repeat(10_800)));
        long others = bytes(lines(tag.build()));
        int most = (int) (MOST_READABLE_BYTES - others) - " message \"\"\n".length();
        requireReadable(tag.message("x".repeat(most)).build());
        assertEquals(MOST_READABLE_BYTES, bytes(lines(tag.build())));
        requireRaw(tag.message("x".repeat(most + 1)).build());
    }

    private static Map<String, String> metadata(int pairs, String value) {
        Map<String, String> metadata = new TreeMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            metadata.put("k" + pair, value);
        }
        return metadata;
    }

    private static long bytes(List<String> lines) {
        return lines.stream().mapToLong(line -> line.length() + 1).sum();
    }

    /** Returns the lines of the payload. */
    private static List<String> lines(ConsolidatingTag tag) {
        List<String> lines = EntryText.of(Table.TAGS, new Entry(HASH.bytes(), Records.encode(tag)));
        return lines.subList(1, lines.size());
    }

    private static void requireReadable(ConsolidatingTag tag) {
        assertTrue(lines(tag).stream().noneMatch(RawText::isRaw), "should be readable");
        requireBack(tag);
    }

    private static void requireRaw(ConsolidatingTag tag) {
        assertTrue(lines(tag).stream().allMatch(RawText::isRaw), "should be raw");
        requireBack(tag);
    }

    private static void requireBack(ConsolidatingTag tag) {
        byte[] payload = Records.encode(tag);
        try (TagStore source = TagStores.open("memory:");
                TagStore target = TagStores.open("memory:")) {
            source.write(operations -> {
                operations.put(Table.TAGS, HASH.bytes(), payload);
                return null;
            });
            ExportText.read(ExportText.of(source), target);
            assertArrayEquals(
                    payload,
                    target.<byte[]>read(operations ->
                            operations.get(Table.TAGS, HASH.bytes()).orElseThrow()));
        }
    }
}
