package dev.cairn.backend.lmdb;

import java.util.Comparator;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.BufferProxy;

/**
 * Tells lmdbjava how to pass {@link NativeSlice}s. LMDB itself compares keys, unsigned; nothing is compared here.
 */
final class SliceProxy extends BufferProxy<NativeSlice> {
    static final SliceProxy INSTANCE = new SliceProxy();

    private SliceProxy() {}

    @Override
    protected NativeSlice allocate() {
        return new NativeSlice();
    }

    @Override
    protected void deallocate(NativeSlice slice) {
        // The collector frees the block.
    }

    @Override
    protected @Nullable Pointer in(NativeSlice slice, Pointer val) {
        slice.describeTo(val);
        return null;
    }

    @Override
    protected NativeSlice out(NativeSlice slice, Pointer val) {
        slice.describeBy(val);
        return slice;
    }

    @Override
    protected Pointer in(NativeSlice slice, int size, Pointer val) {
        throw new UnsupportedOperationException("space is never reserved");
    }

    @Override
    protected byte[] getBytes(NativeSlice slice) {
        throw new UnsupportedOperationException("bytes are read through MapReader");
    }

    @Override
    protected Comparator<NativeSlice> getSignedComparator() {
        return SliceProxy::refuse;
    }

    @Override
    protected Comparator<NativeSlice> getUnsignedComparator() {
        return SliceProxy::refuse;
    }

    private static int refuse(NativeSlice one, NativeSlice other) {
        throw new UnsupportedOperationException("LMDB itself compares");
    }
}
