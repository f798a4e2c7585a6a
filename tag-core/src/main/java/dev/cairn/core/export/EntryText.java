package dev.cairn.core.export;

import com.google.common.base.Utf8;
import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.core.internal.records.RawText;
import dev.cairn.core.internal.records.RecordText;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries as lines: the table with the key, then the payload, one space deeper: its fields, or its bytes where it is no record of the
 * schema. Every accepted line is, character for character, one that an export has.
 */
final class EntryText {
    private EntryText() {}

    /** Returns what the first line of every entry of a table begins with. */
    static String beginning(Table table) {
        return table.storedName() + " ";
    }

    static List<String> of(Table table, Entry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(beginning(table) + KeyText.of(table, entry.key()));
        lines.addAll(RecordText.lines(table, entry.payload())
                .filter(EntryText::fits)
                .orElseGet(() -> RawText.lines(entry.payload())));
        return lines;
    }

    private static boolean fits(List<String> lines) {
        return lines.size() <= ExportFormat.MAX_PAYLOAD_LINES
                && lines.stream().allMatch(line -> Utf8.encodedLength(line) <= ExportFormat.MAX_LINE_BYTES)
                && lines.stream()
                                .mapToLong(line -> Utf8.encodedLength(line) + 1L)
                                .sum()
                        <= ExportFormat.MAX_ENTRY_BYTES - ExportFormat.MAX_LINE_BYTES;
    }

    /**
     * Reads the payload of an entry.
     *
     * @throws dev.cairn.core.internal.records.UnreadableLineException for the first line that is wrong
     */
    static byte[] payload(Table table, List<String> lines) {
        if (lines.isEmpty()) {
            return new byte[0];
        }
        return RawText.isRaw(lines.get(0)) ? RawText.payload(lines) : RecordText.payload(table, lines);
    }
}
