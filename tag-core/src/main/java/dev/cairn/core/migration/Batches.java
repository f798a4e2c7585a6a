package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.Limits;
import dev.cairn.api.StoreTraits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts entries into batches that one commit takes: never empty, and of one entry where that is larger than the bound. */
final class Batches implements Iterator<List<Entry>> {
    private final Iterator<Entry> entries;
    private final long maxEntries;
    private final long maxBytes;
    private @Nullable Entry leftOver;

    Batches(Iterator<Entry> entries, MigrationOptions options, StoreTraits target) {
        this.entries = entries;
        this.maxEntries = Math.min(options.batchEntries(), target.largestBatchEntries());
        this.maxBytes = Math.min(options.batchBytes(), target.largestBatchBytes());
    }

    @Override
    public boolean hasNext() {
        return leftOver != null || entries.hasNext();
    }

    @Override
    public List<Entry> next() {
        List<Entry> batch = new ArrayList<>();
        long bytes = 0;
        do {
            Entry entry = take();
            bytes += stored(entry);
            if (!batch.isEmpty() && bytes > maxBytes) {
                leftOver = entry;
                return batch;
            }
            batch.add(entry);
        } while (hasNext() && batch.size() < maxEntries);
        return batch;
    }

    private Entry take() {
        Entry first = leftOver == null ? entries.next() : leftOver;
        leftOver = null;
        return first;
    }

    private static long stored(Entry entry) {
        return bytes(entry) + Limits.ENVELOPE_BYTES;
    }

    /** Returns the length of key and payload. */
    static long bytes(Entry entry) {
        return (long) entry.key().length + entry.payload().length;
    }
}
