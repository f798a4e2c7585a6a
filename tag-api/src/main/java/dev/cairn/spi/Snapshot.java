package dev.cairn.spi;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One committed state of a store, unchanged for as long as the snapshot is open (storage.md ISO-1).
 *
 * <p>Used by one thread at a time, but not always the same one; closed once. Buffers are only read by the caller.
 */
public interface Snapshot extends AutoCloseable {
    /** Returns the version of this state: greater with every commit, never reused by the same store. */
    long version();

    /**
     * Returns the value under {@code key}, between the buffer's position and limit, or {@code null} if there is none. The
     * buffer is valid until the next call on this snapshot, which may reuse it.
     */
    @Nullable
    ByteBuffer get(Table table, byte[] key);

    /**
     * Hands the entries of a range to {@code visitor} in ascending unsigned byte order, each once, until it returns
     * {@code false}. No cursor or other resource outlives the call, however it ends. The range is never one that
     * {@link KeyRange#isEmpty} knows to be empty.
     */
    void scan(Table table, KeyRange range, EntryVisitor visitor);

    /** Returns whether there is a value under {@code key}; overridden where that need not touch the value. */
    default boolean contains(Table table, byte[] key) {
        return get(table, key) != null;
    }

    /** Returns the exact number of entries in a range; overridden where that need not read them. */
    default long count(Table table, KeyRange range) {
        long[] count = {0};
        scan(table, range, (key, value) -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** Releases this state. */
    @Override
    void close();
}
