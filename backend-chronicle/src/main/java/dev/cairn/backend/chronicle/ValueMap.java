package dev.cairn.backend.chronicle;

import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/**
 * One Chronicle map, in anonymous memory, for a fixed number of values of about one length: each takes one chunk, whole, in
 * the one segment. With chunks for a part of a value, a gap that is too small for the next one would be looked at again by
 * every put. Used by one thread at a time; who reads values reads where they are ({@link Location}), without the map and its
 * locks.
 */
final class ValueMap implements AutoCloseable {
    /** Warns of a flag that only files mapped into memory need; kept, because the level is lost with the logger. */
    private static final Logger NOISE =
            Logger.getLogger("net.openhft.chronicle.core.internal.cleaner.ReflectionBasedByteBufferCleanerService");

    /** A key, and the length of a value. */
    private static final int OVERHEAD_BYTES = 16;

    private final ChronicleMap<Long, ByteBuffer> map;
    private final int capacity;
    private int used;

    static {
        NOISE.setLevel(Level.SEVERE);
    }

    /** Makes an empty map for {@code capacity} values of at most {@code longest} bytes. */
    ValueMap(int longest, int capacity) {
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
     * Lets Chronicle Map compile the classes that it makes for the first map of a process. An interrupt that comes meanwhile fails that
     * for good: while a store is opened this is an error like any other, in a commit it would end the store.
     */
    static void compileClasses() {
        new ValueMap(1, 1).close();
    }

    /** Puts the value of a key under an id that was never used; returns where it lies. The map is not {@linkplain #isFull() full}. */
    Location put(long id, byte[] key, byte[] value, ValueStage stage) {
        try (ExternalMapQueryContext<Long, ByteBuffer, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            // First, because a place too many is only lost, and one too few is given twice.
            used++;
            return insert(query, id, key, value, stage);
        }
    }

    private <R> Location insert(
            ExternalMapQueryContext<Long, ByteBuffer, R> query, long id, byte[] key, byte[] value, ValueStage stage) {
        query.insert(query.absentEntry(), query.wrapValueBytesAsData(stage.lay(value), 0, value.length));
        Data<ByteBuffer> stored = query.entry().value();
        return new Location(key, this, id, stored.bytes().addressForRead(stored.offset()), value.length);
    }

    /** Removes a value that nobody reads any more. */
    void remove(Location location) {
        map.remove(location.id());
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

    /** Returns whether so much was removed that it is worth to put values here again. */
    boolean isHalfEmpty() {
        return used <= capacity / 2;
    }

    @Override
    public void close() {
        map.close();
    }
}
