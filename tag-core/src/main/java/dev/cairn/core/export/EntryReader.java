package dev.cairn.core.export;

import dev.cairn.api.Entry;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.core.internal.records.UnreadableLineException;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads the entries of one table. */
final class EntryReader implements Iterator<Entry> {
    private final ExportLines lines;
    private final Table table;
    private final String beginning;
    private byte[] last = {};

    EntryReader(ExportLines lines, Table table) {
        this.lines = lines;
        this.table = table;
        this.beginning = EntryText.beginning(table);
    }

    @Override
    public boolean hasNext() {
        return lines.peek().startsWith(beginning);
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long start = lines.bytes();
        byte[] key = key(lines.next());
        long first = lines.number() + 1;
        return new Entry(key, payload(payloadLines(start), first));
    }

    private byte[] key(String line) {
        byte[] key = parseKey(line.substring(beginning.length()));
        if (Arrays.compareUnsigned(last, key) >= 0) {
            throw damaged("the key does not follow the one before it");
        }
        if (InterruptedMigration.isMark(table, key)) {
            throw damaged("the key is the mark of an interrupted migration, which is never exported");
        }
        last = key;
        return key;
    }

    private byte[] parseKey(String text) {
        try {
            return KeyText.parse(table, text);
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private List<String> payloadLines(long start) {
        List<String> payload = new ArrayList<>();
        while (lines.peek().startsWith(" ")) {
            payload.add(lines.next());
            if (payload.size() > ExportFormat.MAX_PAYLOAD_LINES
                    || lines.bytes() - start > ExportFormat.MAX_ENTRY_BYTES) {
                throw damaged("the entry takes more than " + ExportFormat.MAX_PAYLOAD_LINES + " lines or "
                        + ExportFormat.MAX_ENTRY_BYTES + " bytes");
            }
        }
        return payload;
    }

    private byte[] payload(List<String> payloadLines, long first) {
        byte[] payload;
        try {
            payload = EntryText.payload(table, payloadLines);
        } catch (UnreadableLineException e) {
            throw lines.damaged(first + e.line(), String.valueOf(e.getMessage()));
        }
        if (payload.length > Limits.MAX_PAYLOAD_BYTES) {
            throw damaged("the entry holds " + payload.length + " bytes; at most " + Limits.MAX_PAYLOAD_BYTES
                    + " can be stored");
        }
        return payload;
    }

    private ExportFormatException damaged(String what) {
        return lines.damaged(lines.number(), what);
    }
}
