package dev.cairn.backend.chronicle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.OS;
import org.jspecify.annotations.Nullable;

/**
 * A key and its value outside the heap, known by their address, which stays until they are removed: a map moves only what is written over. Side by
 * side, so that who has found a key has the value near. Numbers in the order of the machine:
 *
 * <pre>
 *  0  long  id: ascends, so that of two pairs the one with the smaller id was there first; none is used twice while a store is open
 *  8  int   number of the map, among those of its length
 * 12  int   length of the key
 * 16  int   length of the value
 * 20        key, value
 * </pre>
 *
 * <p>Safe for use by any number of threads, until the pair is removed; after that nothing may be asked.
 */
final class Pair {
    /** What a pair takes besides key and value. */
    static final int HEADER_BYTES = 20;

    private static final int MAP = 8;
    private static final int KEY_LENGTH = 12;
    private static final int VALUE_LENGTH = 16;

    private static final Memory MEMORY = OS.memory();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Pair() {}

    /** Returns how many bytes a pair takes. */
    static int bytes(byte[] key, byte[] value) {
        return HEADER_BYTES + key.length + value.length;
    }

    /** Returns how many bytes a pair takes. */
    static int bytes(long address) {
        return HEADER_BYTES + length(address);
    }

    /** Lays a pair at the beginning of memory that is long enough. */
    static void write(BytesStore<?, ?> to, long id, int map, byte[] key, byte[] value) {
        to.writeLong(0, id);
        to.writeInt(MAP, map);
        to.writeInt(KEY_LENGTH, key.length);
        to.writeInt(VALUE_LENGTH, value.length);
        to.write(HEADER_BYTES, key, 0, key.length);
        to.write(HEADER_BYTES + key.length, value, 0, value.length);
    }

    static long id(long address) {
        return MEMORY.readLong(address);
    }

    static int map(long address) {
        return MEMORY.readInt(address + MAP);
    }

    private static int keyLength(long address) {
        return MEMORY.readInt(address + KEY_LENGTH);
    }

    private static int valueLength(long address) {
        return MEMORY.readInt(address + VALUE_LENGTH);
    }

    /** Returns the length of key and value together, in bytes. */
    static int length(long address) {
        return keyLength(address) + valueLength(address);
    }

    /** Compares the key with another, in unsigned byte order. */
    static int compareKey(long address, byte[] key) {
        int length = keyLength(address);
        int common = Math.min(length, key.length);
        long from = address + HEADER_BYTES;
        int same = 0;
        while (same <= common - Long.BYTES && MEMORY.readLong(from + same) == (long) LONGS.get(key, same)) {
            same += Long.BYTES;
        }
        for (; same < common; same++) {
            int order = Byte.compareUnsigned(MEMORY.readByte(from + same), key[same]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length, key.length);
    }

    /** Returns a copy of the key; {@code reused} is used again, if it is large enough. */
    static ByteBuffer readKey(long address, @Nullable ByteBuffer reused) {
        return read(address + HEADER_BYTES, keyLength(address), reused);
    }

    /** Returns a copy of the value; {@code reused} is used again, if it is large enough. */
    static ByteBuffer readValue(long address, @Nullable ByteBuffer reused) {
        return read(address + HEADER_BYTES + keyLength(address), valueLength(address), reused);
    }

    private static ByteBuffer read(long from, int length, @Nullable ByteBuffer reused) {
        ByteBuffer read = reused != null && reused.capacity() >= length ? reused : ByteBuffer.allocate(length);
        MEMORY.readBytes(from, read.array(), 0, length);
        return read.limit(length).position(0);
    }
}
