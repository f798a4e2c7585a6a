package dev.cairn.internal;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects one page of a scan: the engine's entries merged with a transaction's own writes, checked and copied, until the
 * page is full. It never throws into the engine: a fault ends the page and is thrown when the engine is done.
 */
final class Page implements EntryVisitor {
    private static final int MAX_BYTES = 1 << 20;
    private static final int FEW = 16;

    private final String store;
    private final Table table;
    private final KeyRange range;
    private final Envelope envelope;
    private final int maxEntries;
    private final Iterator<Map.Entry<byte[], byte[]>> writes;
    private Map.@Nullable Entry<byte[], byte[]> nextWrite;
    private final List<Entry> entries;
    private final int[] checksums;
    private int bytes;
    private byte @Nullable [] lastKey;
    private @Nullable RuntimeException fault;

    private Page(
            String store,
            Table table,
            KeyRange range,
            Envelope envelope,
            int maxEntries,
            Iterator<Map.Entry<byte[], byte[]>> writes) {
        this.store = store;
        this.table = table;
        this.range = range;
        this.envelope = envelope;
        this.maxEntries = maxEntries;
        this.writes = writes;
        this.entries = new ArrayList<>(maxEntries);
        this.checksums = new int[maxEntries];
        this.nextWrite = writes.hasNext() ? writes.next() : null;
    }

    /** Returns the first entries of a range, as many as a page holds. */
    static Page read(
            String store,
            Snapshot snapshot,
            Table table,
            KeyRange range,
            Envelope envelope,
            int maxEntries,
            Iterator<Map.Entry<byte[], byte[]>> writes) {
        Page page = new Page(store, table, range, envelope, maxEntries, writes);
        if (!range.isEmpty()) {
            snapshot.scan(table, range, page);
        }
        while (page.fault == null && page.nextWrite != null && !page.isFull()) {
            page.takeWrite();
        }
        page.verify();
        if (page.fault != null) {
            throw page.fault;
        }
        return page;
    }

    /** Returns the entries, in key order. */
    List<Entry> entries() {
        return entries;
    }

    /** Returns whether there may be more entries behind this page. */
    boolean isFull() {
        return entries.size() >= maxEntries || bytes >= MAX_BYTES;
    }

    @Override
    public boolean visit(ByteBuffer keyBuffer, ByteBuffer value) {
        byte[] key = new byte[keyBuffer.remaining()];
        keyBuffer.get(keyBuffer.position(), key);
        if (lastKey == null ? !range.contains(key) : Arrays.compareUnsigned(lastKey, key) >= 0) {
            fault = new StoreCorruptException(store + ": table " + table.storedName() + ": a scan of " + range
                    + " came to the key " + HexFormat.of().formatHex(key)
                    + (lastKey == null ? "" : " after " + HexFormat.of().formatHex(lastKey))
                    + ", which is out of order. The store is damaged; restore it from a copy.");
            return false;
        }
        lastKey = key;
        return merge(key, value);
    }

    private boolean merge(byte[] key, ByteBuffer value) {
        while (nextWrite != null) {
            int order = Arrays.compareUnsigned(nextWrite.getKey(), key);
            if (order > 0) {
                break;
            }
            takeWrite();
            if (order == 0) {
                return !isFull();
            }
            if (isFull()) {
                return false;
            }
        }
        try {
            add(key, Envelope.cut(value), Envelope.storedChecksum(value));
        } catch (Envelope.DamagedException damaged) {
            fault = new CorruptEntryException(store, table, key, damaged.what());
            return false;
        }
        return !isFull();
    }

    private void takeWrite() {
        Map.Entry<byte[], byte[]> write = nextWrite;
        nextWrite = writes.hasNext() ? writes.next() : null;
        if (write != null && !Overlay.isDelete(write.getValue())) {
            byte[] value = write.getValue();
            add(write.getKey().clone(), Envelope.cutOwn(value), Envelope.storedChecksum(ByteBuffer.wrap(value)));
        }
    }

    private void add(byte[] key, byte[] payload, int checksum) {
        checksums[entries.size()] = checksum;
        entries.add(new Entry(key, payload));
        bytes += key.length + payload.length;
    }

    /**
     * Checks the entries once all are copied: a checksum waits for its bytes, and one taken on the engine's page would wait for
     * memory again and again, where copies overlap.
     */
    private void verify() {
        if (entries.size() > FEW) {
            envelope.expectMany();
        }
        for (int at = 0; at < entries.size(); at++) {
            Entry entry = entries.get(at);
            try {
                envelope.verify(table, entry.key(), entry.payload(), checksums[at]);
            } catch (Envelope.DamagedException damaged) {
                fault = new CorruptEntryException(store, table, entry.key(), damaged.what());
                return;
            }
        }
    }
}
