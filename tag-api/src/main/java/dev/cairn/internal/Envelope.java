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

    private final CRC32C crc = new CRC32C();

    /** Returns the value to store for a payload. */
    byte[] wrap(Table table, byte[] key, byte[] payload) {
        byte[] value = new byte[payload.length + Limits.ENVELOPE_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(payload.length).put(payload);
        start(table, key);
        crc.update(value, 0, LENGTH_BYTES + payload.length);
        buffer.putInt((int) crc.getValue());
        return value;
    }

    /** Returns the payload of a value that {@link #wrap} made, without checking it. */
    static byte[] unwrapOwn(byte[] value) {
        return Arrays.copyOfRange(value, LENGTH_BYTES, value.length - CHECKSUM_BYTES);
    }

    /**
     * Returns a copy of the payload of a stored value.
     *
     * @throws DamagedException if length or checksum do not fit
     */
    byte[] unwrap(Table table, byte[] key, ByteBuffer value) throws DamagedException {
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
        int stored = littleEndian(value, start + LENGTH_BYTES + length);
        start(table, key);
        value.limit(start + LENGTH_BYTES + length);
        crc.update(value);
        if ((int) crc.getValue() != stored) {
            throw new DamagedException(
                    String.format("the checksum is %08x, but the value says %08x", (int) crc.getValue(), stored));
        }
        return payload;
    }

    private void start(Table table, byte[] key) {
        crc.reset();
        crc.update(table.number());
        crc.update(key.length);
        crc.update(key, 0, key.length);
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
