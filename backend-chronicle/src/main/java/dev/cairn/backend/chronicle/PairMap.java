package dev.cairn.backend.chronicle;

import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * One Chronicle map, in anonymous memory, for a fixed number of pairs of about one length, each the value of its id: each takes one chunk,
 * whole, in the one segment. With chunks for a part of a pair, a gap that is too small for the next one would be looked at again by
 * every put. Used by one thread at a time; who reads pairs reads where they are ({@link Pair}), without the map and its locks.
 */
final class PairMap implements AutoCloseable {
    /** Warns of a flag that only files mapped into memory need; kept, because the level is lost with the logger. */
    private static final Logger NOISE =
            Logger.getLogger("net.openhft.chronicle.core.internal.cleaner.ReflectionBasedByteBufferCleanerService");

    /** An id, and the length of a pair. */
    private static final int OVERHEAD_BYTES = 16;

    private final ChronicleMap<Long, ByteBuffer> map;
    private final int number;
    private final int capacity;
    private int used;

    static {
        NOISE.setLevel(Level.SEVERE);
        ValueClass.define();
    }

    /** Makes an empty map with a number, for {@code capacity} pairs of at most {@code longest} bytes. */
    PairMap(int number, int longest, int capacity) {
        this.number = number;
        this.capacity = capacity;
        this.map = ChronicleMapBuilder.of(Long.class, ByteBuffer.class)
                .name("cairn")
                .actualSegments(1)
                .entriesPerSegment(capacity)
                .actualChunkSize(longest + OVERHEAD_BYTES)
                .actualChunksPerSegmentTier(capacity)
                .removeReturnsNull(true)
                .create();
    }

    /**
     * Lets Chronicle Map load what it needs for the first map of a process. An interrupt that comes meanwhile fails that for good: while a
     * store is opened this is an error like any other, in a commit it would end the store.
     */
    static void loadClasses() {
        new PairMap(0, 1, 1).close();
    }

    /** Puts a pair under an id that was never used; returns its address. The map is not {@linkplain #isFull() full}. */
    long put(long id, byte[] key, byte[] value, PairStage stage) {
        try (ExternalMapQueryContext<Long, ByteBuffer, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            // First, because a place too many is only lost, and one too few is given twice.
            used++;
            return insert(query, stage.lay(id, number, key, value), Pair.bytes(key, value));
        }
    }

    private static <R> long insert(
            ExternalMapQueryContext<Long, ByteBuffer, R> query, BytesStore<?, ?> pair, int length) {
        query.insert(query.absentEntry(), query.wrapValueBytesAsData(pair, 0, length));
        Data<ByteBuffer> stored = query.entry().value();
        return stored.bytes().addressForRead(stored.offset());
    }

    /** Removes the pair of an id, which nobody reads any more. */
    void remove(long id) {
        map.remove(id);
        used--;
    }

    long count() {
        return map.longSize();
    }

    boolean isFull() {
        return used == capacity;
    }

    boolean isEmpty() {
        return used == 0;
    }

    /** Returns whether so much was removed that it is worth to put pairs here again. */
    boolean isHalfEmpty() {
        return used <= capacity / 2;
    }

    @Override
    public void close() {
        map.close();
    }
}
