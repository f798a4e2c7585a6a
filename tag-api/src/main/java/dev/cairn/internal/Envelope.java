package dev.cairn.internal;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * How a payload is stored (storage.md VAL-0), little-endian: {@code [u32 length][payload][u32 CRC32C]}, the checksum over
 * {@code [table number u8][key length u8][key][length][payload]}.
 *
 * <p>Used by one thread at a time: an instance is the working memory of one transaction.
 */
final class Envelope {
    private static final int LENGTH_BYTES = 4;
    private static final int CHECKSUM_BYTES = 4;

    /** As long as nearly all entries; a longer one is checked piece by piece. */
    private static final int SCRATCH_BYTES = 4096;

    private final CRC32C crc = new CRC32C();
    private byte[] scratch = {};

    /**
     * Prepares for many values: a checksum in one go costs little more than half of one over pieces, but for a few values the
     * room to lay the pieces together is not worth its allocation.
     */
    void expectMany() {
        if (scratch.length == 0) {
            scratch = new byte[SCRATCH_BYTES];
        }
    }

    /** Returns the value to store for a payload. */
    byte[] wrap(Table table, byte[] key, byte[] payload) {
        byte[] value = new byte[payload.length + Limits.ENVELOPE_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(payload.length).put(payload);
        buffer.putInt(checksum(table, key, value, LENGTH_BYTES, payload.length));
        return value;
    }

    /** Returns the payload of a value that {@link #wrap} made, without checking it. */
    static byte[] cutOwn(byte[] value) {
        return Arrays.copyOfRange(value, LENGTH_BYTES, value.length - CHECKSUM_BYTES);
    }

    /**
     * Returns a copy of the payload of a stored value.
     *
     * @throws DamagedException if length or checksum do not fit
     */
    byte[] unwrap(Table table, byte[] key, ByteBuffer value) throws DamagedException {
        byte[] payload = cut(value);
        verify(table, key, payload, storedChecksum(value));
        return payload;
    }

    /**
     * Returns a copy of the payload of a stored value, to be {@link #verify verified} before anybody sees it.
     *
     * @throws DamagedException if the length does not fit
     */
    static byte[] cut(ByteBuffer value) throws DamagedException {
        int start = value.position();
        int length = value.remaining() - Limits.ENVELOPE_BYTES;
        if (length < 0) {
            throw new DamagedException("the value has " + value.remaining() + " bytes, fewer than its envelope");
        }
        if (littleEndian(value, start) != length) {
            throw new DamagedException("the value says that its payload has "
                    + Integer.toUnsignedString(littleEndian(value, start)) + " bytes, but it has " + length);
        }
        byte[] payload = new byte[length];
        value.get(start + LENGTH_BYTES, payload);
        return payload;
    }

    /** Returns the checksum that a stored value ends with. */
    static int storedChecksum(ByteBuffer value) {
        return littleEndian(value, value.limit() - CHECKSUM_BYTES);
    }

    /**
     * Checks a payload that {@link #cut} returned.
     *
     * @throws DamagedException if the checksum does not fit
     */
    void verify(Table table, byte[] key, byte[] payload, int stored) throws DamagedException {
        int computed = checksum(table, key, payload, 0, payload.length);
        if (computed != stored) {
            throw new DamagedException(
                    String.format("the checksum is %08x, but the value says %08x", computed, stored));
        }
    }

    /** Returns the checksum of an entry whose payload is the given part of {@code bytes}. */
    private int checksum(Table table, byte[] key, byte[] bytes, int from, int length) {
        crc.reset();
        if (2 + key.length + LENGTH_BYTES + length <= scratch.length) {
            crc.update(scratch, 0, layTogether(table, key, bytes, from, length));
        } else {
            crc.update(table.number());
            crc.update(key.length);
            crc.update(key, 0, key.length);
            for (int octet = 0; octet < LENGTH_BYTES; octet++) {
                crc.update(length >>> (8 * octet));
            }
            crc.update(bytes, from, length);
        }
        return (int) crc.getValue();
    }

    private int layTogether(Table table, byte[] key, byte[] bytes, int from, int length) {
        scratch[0] = (byte) table.number();
        scratch[1] = (byte) key.length;
        System.arraycopy(key, 0, scratch, 2, key.length);
        int end = 2 + key.length;
        for (int octet = 0; octet < LENGTH_BYTES; octet++) {
            scratch[end++] = (byte) (length >>> (8 * octet));
        }
        System.arraycopy(bytes, from, scratch, end, length);
        return end + length;
    }

    private static int littleEndian(ByteBuffer buffer, int at) {
        int value = buffer.getInt(at);
        return buffer.order() == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }

    /** Says what is wrong with a value; whoever knows the store makes the exception for the user of it. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String what;

        DamagedException(String what) {
            super(what, null, false, false);
            this.what = what;
        }

        String what() {
            return what;
        }
    }
}
