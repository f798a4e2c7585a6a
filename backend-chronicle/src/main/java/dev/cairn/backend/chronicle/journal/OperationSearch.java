package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.spi.SalvageVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for puts anywhere in a part of a file: at every place that could be the begin of one whose value says its true length and has
 * the right checksum (storage.md VAL-0). A delete has none: what was deleted in such a part comes back. Used by one thread at a time.
 */
final class OperationSearch {
    private static final int WINDOW_BYTES = 4 << 20;

    private final ReadableFile file;
    private final SalvageVisitor visitor;
    private final Replay replay;
    private final byte[] window = new byte[WINDOW_BYTES];

    OperationSearch(ReadableFile file, SalvageVisitor visitor, Replay replay) {
        this.file = file;
        this.visitor = visitor;
        this.replay = replay;
    }

    /** Replays what is found between two positions. */
    void in(long from, long to) throws IOException {
        for (long at = from; at < to; ) {
            int length = file.read(at, window, (int) Math.min(WINDOW_BYTES, to - at));
            int searched = searchWindow(ByteBuffer.wrap(window, 0, length), at + length >= to);
            at += Math.max(searched, 1);
        }
    }

    /** Returns how far it came: to the end, or to an operation that goes on behind the window. */
    private int searchWindow(ByteBuffer bytes, boolean atEnd) {
        int at = 0;
        while (at + Frame.OPERATION_BYTES + Integer.BYTES < bytes.limit()) {
            int key = bytes.get(at + 1) & 0xFF;
            int value = bytes.getInt(at + 2);
            int end = at + Frame.OPERATION_BYTES + key + value;
            @Nullable Table table = TableNumbers.find(bytes.get(at) & 0xFF);
            if (table == null || !couldBePut(bytes, at, key, value)) {
                at++;
            } else if (end <= bytes.limit()) {
                at = put(table, at, key, value) ? end : at + 1;
            } else if (atEnd || at == 0) {
                at++;
            } else {
                return at;
            }
        }
        return atEnd ? bytes.limit() : at;
    }

    private static boolean couldBePut(ByteBuffer bytes, int at, int key, int value) {
        int envelope = at + Frame.OPERATION_BYTES + key;
        return key > 0
                && value >= Limits.ENVELOPE_BYTES
                && value <= Frame.MAX_VALUE_BYTES
                && envelope + Integer.BYTES <= bytes.limit()
                && Integer.reverseBytes(bytes.getInt(envelope)) == value - Limits.ENVELOPE_BYTES;
    }

    private boolean put(Table table, int at, int keyLength, int valueLength) {
        int keyAt = at + Frame.OPERATION_BYTES;
        byte[] key = Arrays.copyOfRange(window, keyAt, keyAt + keyLength);
        byte[] value = Arrays.copyOfRange(window, keyAt + keyLength, keyAt + keyLength + valueLength);
        boolean proven = visitor.isProven(table, key, value);
        if (proven) {
            replay.put(table, key, value);
        }
        return proven;
    }
}
