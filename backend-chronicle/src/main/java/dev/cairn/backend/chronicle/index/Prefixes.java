package dev.cairn.backend.chronicle.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The beginnings of keys as numbers. */
final class Prefixes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Prefixes() {}

    /**
     * Returns the first eight bytes of a key, zeros where it is shorter, as a number: of two keys that have different ones, the one with the
     * smaller number comes first in unsigned byte order.
     */
    static long of(byte[] key) {
        if (key.length >= Long.BYTES) {
            return (long) LONGS.get(key, 0) ^ Long.MIN_VALUE;
        }
        long prefix = 0;
        for (byte next : key) {
            prefix = (prefix << Byte.SIZE) | (next & 0xFF);
        }
        return (prefix << (Byte.SIZE * (Long.BYTES - key.length))) ^ Long.MIN_VALUE;
    }
}
