package dev.cairn.backend.chronicle;

import java.nio.ByteBuffer;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One Chronicle map, in anonymous memory and of a fixed size. Reads on any thread; everything else on one thread at a time.
 */
final class ValueMap implements AutoCloseable {
    /** The largest value in one entry: a segment has room for many. */
    static final int PART_BYTES = 32 << 10;

    private static final int SEGMENTS = 8;
    private static final int CHUNK_BYTES = 32;

    /** A key, the length of the value, and what is lost at the end of the last chunk. */
    private static final int OVERHEAD_BYTES = 32;

    private static final int BYTES_EACH = 128;

    private final ChronicleMap<Long, ByteBuffer> map;
    private final long capacity;
    private long used;

    /** Makes an empty map for about so many bytes. */
    ValueMap(long capacity) {
        this.capacity = capacity;
        this.map = ChronicleMapBuilder.of(Long.class, ByteBuffer.class)
                .name("cairn")
                .entries(capacity / BYTES_EACH)
                .averageValueSize(BYTES_EACH - 2 * Long.BYTES)
                .actualChunkSize(CHUNK_BYTES)
                .actualSegments(SEGMENTS)
                .putReturnsNull(true)
                .removeReturnsNull(true)
                .create();
    }

    /** Puts a value under {@code id} and those that follow; returns whether there was room for it. */
    boolean put(long id, byte[] value) {
        long needed = cost(value.length);
        if (used + needed > capacity) {
            return false;
        }
        int parts = parts(value.length);
        for (int part = 0; part < parts; part++) {
            int from = part * PART_BYTES;
            ByteBuffer bytes = ByteBuffer.wrap(value, from, Math.min(PART_BYTES, value.length - from));
            if (!putPart(id + part, bytes)) {
                removeParts(id, part);
                return false;
            }
        }
        used += needed;
        return true;
    }

    private boolean putPart(long id, ByteBuffer bytes) {
        try {
            map.put(id, bytes);
            return true;
        } catch (IllegalStateException | IllegalArgumentException segmentIsFull) {
            return false;
        }
    }

    /**
     * Returns a value.
     *
     * @param reused a buffer from an earlier call, which is used again if it is large enough
     */
    ByteBuffer get(long id, int length, @Nullable ByteBuffer reused) {
        if (length <= PART_BYTES) {
            return part(id, reused);
        }
        ByteBuffer value = reused != null && reused.capacity() >= length ? reused.clear() : ByteBuffer.allocate(length);
        ByteBuffer part = ByteBuffer.allocate(PART_BYTES);
        for (int number = 0; number < parts(length); number++) {
            part = part(id + number, part);
            value.put(part);
        }
        return value.flip();
    }

    private ByteBuffer part(long id, @Nullable ByteBuffer reused) {
        ByteBuffer part = map.getUsing(id, reused);
        if (part == null) {
            throw new IllegalStateException("value " + id + " is not in memory");
        }
        return part;
    }

    /** Removes a value that nobody reads any more. */
    void remove(long id, int length) {
        removeParts(id, parts(length));
        used -= cost(length);
    }

    private void removeParts(long id, int parts) {
        for (int part = 0; part < parts; part++) {
            map.remove(id + part);
        }
    }

    /** Returns how many ids a value takes. */
    static int parts(int length) {
        return Math.max(1, (length + PART_BYTES - 1) / PART_BYTES);
    }

    private static long cost(int length) {
        return length + (long) OVERHEAD_BYTES * parts(length);
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
