package dev.cairn.backend.chronicle;

import dev.cairn.backend.chronicle.index.Keyed;
import java.nio.ByteBuffer;
import net.openhft.chronicle.core.OS;
import org.jspecify.annotations.Nullable;

/**
 * Where a value lies outside the heap. Ids ascend, so that of two values the one with the smaller id was there first; none
 * is used twice while a store is open.
 *
 * @param key the key whose value it is
 * @param map the map that holds it
 * @param id its number, and its key in the map
 * @param address its address, which stays until it is removed: a map moves only values that are written over
 * @param length its length, in bytes
 */
// Nobody asks whether two are equal, so that of the arrays does not matter.
@SuppressWarnings("ArrayRecordComponent")
record Location(byte[] key, ValueMap map, long id, long address, int length) implements Keyed {
    /**
     * Returns the value. Nobody may have removed it.
     *
     * @param reused a buffer from an earlier call, which is used again if it is large enough
     */
    ByteBuffer read(@Nullable ByteBuffer reused) {
        ByteBuffer value = reused != null && reused.capacity() >= length ? reused : ByteBuffer.allocate(length);
        OS.memory().readBytes(address, value.array(), 0, length);
        return value.limit(length).position(0);
    }
}
