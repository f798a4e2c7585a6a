package dev.cairn.backend.chronicle;

import net.openhft.chronicle.bytes.BytesStore;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap in which a value is laid on its way into a Chronicle map: from here it is copied in one piece, and eight bytes at a
 * time from an array. Takes nothing until it is used. Used by one thread at a time.
 */
final class ValueStage implements AutoCloseable {
    private static final int SMALLEST = 4_096;

    private @Nullable BytesStore<?, ?> bytes;

    /** Lays a value here, at the beginning; it is there until the next one comes. */
    BytesStore<?, ?> lay(byte[] value) {
        BytesStore<?, ?> room = bytes;
        // The write below checks no bound, and an elastic store says that it has room for anything.
        if (room == null || room.realCapacity() < value.length) {
            room = BytesStore.nativeStoreWithFixedCapacity(Math.max(SMALLEST, value.length));
            close();
            bytes = room;
        }
        room.write(0, value, 0, value.length);
        return room;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        if (bytes != null) {
            bytes.releaseLast();
            bytes = null;
        }
    }
}
