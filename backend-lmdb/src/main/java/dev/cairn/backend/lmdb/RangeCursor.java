package dev.cairn.backend.lmdb;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.GetOp;
import org.lmdbjava.SeekOp;

/** Walks over the entries of one range in ascending unsigned byte order. Used once, within one call. */
final class RangeCursor implements AutoCloseable {
    private static final String DISORDER = "has keys out of order";
    private static final int LONGEST_BOUND = Limits.MAX_KEY_BYTES + 1;

    private final Cursor<NativeSlice> cursor;
    private final NativeSlice sought;
    private final LeafCopy leaf;
    private final byte @Nullable [] from;
    private final boolean fromInclusive;
    private final @Nullable ByteBuffer to;
    private final int lastOrder;

    /**
     * Makes a cursor over a range.
     *
     * @param cursor the native cursor, closed with this one
     * @param sought the memory through which keys go in
     * @param leaf the memory in which entries are read
     */
    RangeCursor(Cursor<NativeSlice> cursor, KeyRange range, NativeSlice sought, LeafCopy leaf) {
        this.cursor = cursor;
        this.sought = sought;
        this.leaf = leaf;
        this.from = range.from();
        this.fromInclusive = range.fromInclusive();
        byte[] end = range.to();
        this.to = end == null ? null : ByteBuffer.wrap(end);
        this.lastOrder = range.toInclusive() ? 0 : -1;
    }

    /** Does something with the current entry and returns whether to go on. */
    @FunctionalInterface
    interface Step {
        boolean take(RangeCursor entries);
    }

    /** Goes over the entries until the end of the range, or until {@code step} returns {@code false}. */
    void forEach(Step step) {
        for (boolean found = first(); found; found = next()) {
            if (to != null && compare(key(), to) > lastOrder) {
                return;
            }
            if (!step.take(this)) {
                return;
            }
        }
    }

    private boolean first() {
        if (!find()) {
            return false;
        }
        leaf.moveTo(cursor.key());
        return fromInclusive || from == null || compare(key(), ByteBuffer.wrap(from)) != 0 || next();
    }

    private boolean find() {
        if (from == null || from.length == 0) {
            return cursor.seek(SeekOp.MDB_FIRST);
        }
        // LMDB refuses what is longer than a key can be; cut one byte behind that, it has the same keys above it.
        sought.set(from.length > LONGEST_BOUND ? Arrays.copyOf(from, LONGEST_BOUND) : from);
        return cursor.get(sought, GetOp.MDB_SET_RANGE);
    }

    private boolean next() {
        if (leaf.next()) {
            return true;
        }
        follow();
        if (!cursor.seek(SeekOp.MDB_NEXT)) {
            return false;
        }
        // Or one leaf that is out of order could be read for ever.
        leaf.require(!leaf.holds(cursor.key()), DISORDER);
        leaf.moveTo(cursor.key());
        return true;
    }

    /** Moves the native cursor to the current entry. It is in the same leaf, where LMDB looks first. */
    private void follow() {
        sought.set(key());
        leaf.require(cursor.get(sought, GetOp.MDB_SET_KEY) && leaf.holds(cursor.key()), DISORDER);
    }

    /** Returns the current key, valid until the next one. */
    ByteBuffer key() {
        return leaf.key();
    }

    /** Returns the current value, valid until the next one. */
    ByteBuffer value() {
        if (!leaf.isValueElsewhere()) {
            return leaf.value();
        }
        follow();
        return leaf.value(cursor.val());
    }

    /** Compares as {@code ByteBuffer} does, but unsigned; both stay as they are. */
    private static int compare(ByteBuffer one, ByteBuffer other) {
        int length = Math.min(one.remaining(), other.remaining());
        int different = one.mismatch(other);
        return different < 0 || different >= length
                ? one.remaining() - other.remaining()
                : Byte.compareUnsigned(one.get(one.position() + different), other.get(other.position() + different));
    }

    @Override
    public void close() {
        cursor.close();
    }
}
