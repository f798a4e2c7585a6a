package dev.cairn.internal;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a write transaction has put and deleted so far, in key order. Not safe for use by several threads at once.
 *
 * <p>A scan sees the overlay as it was when the scan began: a table that an unfinished scan reads is copied before it is
 * written to again (storage.md ORD-3).
 */
final class Overlay {
    /** Stands for a delete; a stored value has at least the 8 bytes of its envelope. */
    private static final byte[] DELETED = new byte[0];

    private final Map<Table, Writes> tables = new EnumMap<>(Table.class);
    private long entries;
    private long bytes;

    /** The writes to one table, and how many unfinished scans read them. */
    static final class Writes {
        private final NavigableMap<byte[], byte[]> map;
        private int scans;

        private Writes(NavigableMap<byte[], byte[]> map) {
            this.map = map;
        }

        /** Returns the writes within a range, in key order. */
        NavigableMap<byte[], byte[]> within(KeyRange range) {
            if (range.isEmpty()) {
                return new TreeMap<>(Arrays::compareUnsigned);
            }
            byte[] from = range.from();
            byte[] to = range.to();
            NavigableMap<byte[], byte[]> above = from == null ? map : map.tailMap(from, range.fromInclusive());
            return to == null ? above : above.headMap(to, range.toInclusive());
        }

        /** Ends a scan that {@link Overlay#scan} began: later writes need no copy for its sake. */
        void endScan() {
            scans--;
        }
    }

    static boolean isDelete(byte[] value) {
        return value.length == 0;
    }

    /** Returns the value put, {@link #isDelete a delete}, or {@code null} if the key was not written to. */
    byte @Nullable [] get(Table table, byte[] key) {
        Writes writes = tables.get(table);
        return writes == null ? null : writes.map.get(key);
    }

    /** Returns the number of keys written to. */
    long entries() {
        return entries;
    }

    /** Returns the total length of the keys written to and their values, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Records a put; the arrays are kept. Returns what was written to the key before, as {@link #get} does. */
    byte @Nullable [] put(Table table, byte[] key, byte[] value) {
        byte[] before = writable(table).put(key, value);
        bytes += value.length;
        forget(key, before);
        entries++;
        bytes += key.length;
        return before;
    }

    /** Records the delete of a key that is there at the base; the array is kept. Returns what was written to the key before. */
    byte @Nullable [] delete(Table table, byte[] key) {
        return put(table, key, DELETED);
    }

    /** Forgets what was written to a key, and returns it. */
    byte @Nullable [] undo(Table table, byte[] key) {
        byte[] before = get(table, key);
        if (before != null) {
            writable(table).remove(key);
            forget(key, before);
        }
        return before;
    }

    private void forget(byte[] key, byte @Nullable [] before) {
        if (before != null) {
            entries--;
            bytes -= key.length + before.length;
        }
    }

    private NavigableMap<byte[], byte[]> writable(Table table) {
        Writes writes = tables.computeIfAbsent(table, absent -> new Writes(new TreeMap<>(Arrays::compareUnsigned)));
        if (writes.scans > 0) {
            writes = new Writes(new TreeMap<>(writes.map));
            tables.put(table, writes);
        }
        return writes.map;
    }

    /** Begins to scan a table; {@code null} if nothing was written to it. The scan ends with {@link Writes#endScan}. */
    @Nullable
    Writes scan(Table table) {
        Writes writes = tables.get(table);
        if (writes != null) {
            writes.scans++;
        }
        return writes;
    }

    /** Returns the writes to a table within a range, to be read before the next write; {@code null} if there are none. */
    @Nullable
    NavigableMap<byte[], byte[]> within(Table table, KeyRange range) {
        Writes writes = tables.get(table);
        return writes == null ? null : writes.within(range);
    }

    /**
     * Puts the writes of a later transaction on top. If {@code base}, the state beneath both, cannot be read, these writes are of
     * no use any more.
     */
    void merge(Overlay later, Snapshot base) {
        later.tables.forEach((table, writes) -> writes.map.forEach((key, value) -> {
            if (isDelete(value) && get(table, key) != null && !base.contains(table, key)) {
                undo(table, key);
            } else {
                put(table, key, value);
            }
        }));
    }

    /** Returns everything written, as one batch. */
    WriteBatch toBatch() {
        List<WriteBatch.Operation> operations = new ArrayList<>((int) Math.min(entries, Integer.MAX_VALUE - 8));
        tables.forEach((table, writes) -> writes.map.forEach(
                (key, value) -> operations.add(new WriteBatch.Operation(table, key, isDelete(value) ? null : value))));
        return new WriteBatch(operations, bytes);
    }
}
