package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A checksummed run of operations, in big-endian order, at a position that 8 divides:
 * {@code [magic u32][payload length u32][number u64][version u64][sequence << 1 | last u32][CRC32C u32][payload][0 to 7 zeros]}.
 * The checksum is over the store's id, the header before the checksum, and the payload, which is a run of
 * {@code [table u8][key length u8][value length u32, or -1 for a delete][key][value]}.
 *
 * <p>The frames of one commit have its version and count from 0; the last is marked. A checkpoint is frames of one version.
 *
 * @param version the version that the operations lead to
 * @param sequence the place among the frames of this version, from 0
 * @param last whether it is the last of them
 * @param payload the operations
 * @param end where the next frame begins
 */
record Frame(long version, int sequence, boolean last, ByteBuffer payload, long end) {
    static final int MAGIC = 0x43724672;
    static final int HEADER_BYTES = 32;
    static final int CHECKSUM_AT = 28;
    static final int ALIGNMENT = 8;
    static final int OPERATION_BYTES = 6;
    static final int DELETED = -1;

    /** A frame is written once its payload has so many bytes; one more operation may come on top. */
    static final int FULL_BYTES = 256 << 10;

    static final int MAX_VALUE_BYTES = Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;
    static final int MAX_PAYLOAD_BYTES = FULL_BYTES + OPERATION_BYTES + Limits.MAX_KEY_BYTES + MAX_VALUE_BYTES;

    /** Returns the most bytes that operations take in frames. */
    static long bound(long operations, long keyAndValueBytes) {
        long payload = OPERATION_BYTES * operations + keyAndValueBytes;
        return payload + (payload / FULL_BYTES + 1) * (HEADER_BYTES + ALIGNMENT);
    }

    static int aligned(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Returns the checksum of a frame, from the beginning of {@code frame} to its limit. */
    static int checksum(FileHeader file, ByteBuffer frame) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(file.store().getMostSignificantBits())
                .putLong(file.store().getLeastSignificantBits())
                .flip());
        checksum.update(frame.slice(0, CHECKSUM_AT));
        checksum.update(frame.slice(HEADER_BYTES, frame.limit() - HEADER_BYTES));
        return (int) checksum.getValue();
    }

    /** Hands the operations of this frame on, in order. */
    void replay(Replay replay) throws DamageException {
        while (payload.hasRemaining()) {
            if (payload.remaining() < OPERATION_BYTES) {
                throw malformed("an operation is cut short");
            }
            Table table = table(payload.get() & 0xFF);
            byte[] key = new byte[payload.get() & 0xFF];
            int length = payload.getInt();
            int rest = key.length + Math.max(0, length);
            if (key.length == 0 || length < DELETED || length > MAX_VALUE_BYTES || rest > payload.remaining()) {
                throw malformed("an operation has a key of " + key.length + " and a value of " + length + " bytes");
            }
            payload.get(key);
            replay(replay, table, key, length);
        }
    }

    private void replay(Replay replay, Table table, byte[] key, int length) {
        if (length == DELETED) {
            replay.delete(table, key);
        } else {
            byte[] value = new byte[length];
            payload.get(value);
            replay.put(table, key, value);
        }
    }

    private Table table(int number) throws DamageException {
        @Nullable Table table = TableNumbers.find(number);
        if (table == null) {
            throw malformed("an operation is on table " + number + ", which does not exist");
        }
        return table;
    }

    private DamageException malformed(String message) {
        return new DamageException(end, "in the frame before, " + message);
    }
}
