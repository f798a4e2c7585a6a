package dev.cairn.backend.lmdb;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of native memory as LMDB's {@code MDB_val} describes it: a length and an address.
 *
 * <p>It goes in as a copy of an array or buffer, in a block that is kept for the next one, or comes out as the place of a key or
 * value in the map. Nothing is read or allocated on the way out before it is asked for. Used by one thread at a time.
 */
final class NativeSlice {
    private static final int LENGTH = 0;
    private static final int ADDRESS = Long.BYTES;
    private static final int STRUCT_BYTES = 2 * Long.BYTES;
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private ByteBuffer block = NOTHING;
    private long blockAddress;
    private int length;

    // The view does not keep the memory alive; the pointer does.
    private @Nullable Pointer described;
    private ByteBuffer description = NOTHING;

    /** Fills the block with {@code bytes}, for {@link #describeTo}. */
    void set(byte[] bytes) {
        makeRoom(bytes.length);
        block.put(0, bytes);
    }

    /** Fills the block with what lies between the position and the limit of {@code bytes}, for {@link #describeTo}. */
    void set(ByteBuffer bytes) {
        makeRoom(bytes.remaining());
        block.put(0, bytes, bytes.position(), bytes.remaining());
    }

    private void makeRoom(int bytes) {
        if (bytes > block.capacity()) {
            // A power of two, so that growing values do not mean a new block each.
            block = ByteBuffer.allocateDirect(Math.max(256, Integer.highestOneBit(bytes) << 1));
            blockAddress = MemoryIO.getInstance().getDirectBufferAddress(block);
        }
        length = bytes;
    }

    /** Makes the struct at {@code val} describe the block. */
    void describeTo(Pointer val) {
        val.putLong(LENGTH, length);
        val.putLong(ADDRESS, blockAddress);
    }

    /** Makes this slice be what the struct at {@code val} describes, now and later; always the same one. */
    void describeBy(Pointer val) {
        if (described == null) {
            description = MemoryIO.getInstance()
                    .newDirectByteBuffer(val.address(), STRUCT_BYTES)
                    .order(ByteOrder.nativeOrder());
            described = val;
        }
    }

    /** Returns the length that LMDB gave. */
    long length() {
        return description.getLong(LENGTH);
    }

    /** Returns the address that LMDB gave. */
    long address() {
        return description.getLong(ADDRESS);
    }
}
