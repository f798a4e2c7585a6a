package dev.cairn.backend.chronicle;

import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import org.jspecify.annotations.Nullable;

/**
 * One Chronicle map, in anonymous memory and of a fixed size. It is one segment, so that the largest value fits. Used by one
 * thread at a time; who reads values reads where they are ({@link Location}), without the map and its locks.
 */
final class ValueMap implements AutoCloseable {
    /** Warns of a flag that only files mapped into memory need; kept, because the level is lost with the logger. */
    private static final Logger NOISE =
            Logger.getLogger("net.openhft.chronicle.core.internal.cleaner.ReflectionBasedByteBufferCleanerService");

    private static final int CHUNK_BYTES = 32;
    private static final int BYTES_EACH = 128;

    /** A key, the length of a value, and what is lost at the end of the last chunk. */
    private static final int OVERHEAD_BYTES = 32;

    private final ChronicleMap<Long, ByteBuffer> map;
    private final long capacity;
    private long used;

    static {
        NOISE.setLevel(Level.SEVERE);
    }

    /** Makes an empty map for about so many bytes. */
    ValueMap(long capacity) {
        this.capacity = capacity;
        this.map = ChronicleMapBuilder.of(Long.class, ByteBuffer.class)
                .name("cairn")
                .entries(capacity / BYTES_EACH)
                .averageValueSize(BYTES_EACH - 2 * Long.BYTES)
                .actualChunkSize(CHUNK_BYTES)
                .actualSegments(1)
                .removeReturnsNull(true)
                .create();
    }

    /** Puts a value under an id that was never used; returns where it lies, or {@code null} if there is no room for it. */
    @Nullable
    Location put(long id, byte[] value) {
        if (used + cost(value.length) > capacity) {
            return null;
        }
        try (ExternalMapQueryContext<Long, ByteBuffer, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            Location location = insert(query, id, value);
            used += cost(value.length);
            return location;
        } catch (IllegalStateException | IllegalArgumentException noRoomInOnePiece) {
            return null;
        }
    }

    private <R> Location insert(ExternalMapQueryContext<Long, ByteBuffer, R> query, long id, byte[] value) {
        query.insert(query.absentEntry(), query.wrapValueAsData(ByteBuffer.wrap(value)));
        Data<ByteBuffer> stored = query.entry().value();
        return new Location(this, id, stored.bytes().addressForRead(stored.offset()), value.length);
    }

    /** Removes a value that nobody reads any more. */
    void remove(Location location) {
        map.remove(location.id());
        used -= cost(location.length());
    }

    private static long cost(int length) {
        return (long) length + OVERHEAD_BYTES;
    }

    long count() {
        return map.longSize();
    }

    boolean isEmpty() {
        return used == 0;
    }

    /** Returns whether so much was removed that it is worth to put values here again. */
    boolean isHalfEmpty() {
        return used < capacity / 2;
    }

    @Override
    public void close() {
        map.close();
    }
}
