package dev.cairn.internal;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The state that a commit still under way will make: its writes over the state that it is made on. It stays right when the
 * state beneath holds some of these writes already. The writes must not change while it is read.
 */
final class LayeredSnapshot implements Snapshot {
    private final Snapshot lower;
    private final Overlay writes;

    LayeredSnapshot(Snapshot lower, Overlay writes) {
        this.lower = lower;
        this.writes = writes;
    }

    /** Returns the version of the committed state at the bottom: the one made here has none yet. */
    @Override
    public long version() {
        return lower.version();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        byte[] value = writes.get(table, key);
        if (value == null) {
            return lower.get(table, key);
        }
        return Overlay.isDelete(value) ? null : ByteBuffer.wrap(value);
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        byte[] value = writes.get(table, key);
        return value == null ? lower.contains(table, key) : !Overlay.isDelete(value);
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        NavigableMap<byte[], byte[]> within = writes.within(table, range);
        if (within == null) {
            lower.scan(table, range, visitor);
        } else {
            new Merge(within, visitor).scan(lower, table, range);
        }
    }

    @Override
    public long count(Table table, KeyRange range) {
        long count = lower.count(table, range);
        NavigableMap<byte[], byte[]> within = writes.within(table, range);
        if (within != null) {
            for (Map.Entry<byte[], byte[]> write : within.entrySet()) {
                count += (Overlay.isDelete(write.getValue()) ? 0 : 1) - (lower.contains(table, write.getKey()) ? 1 : 0);
            }
        }
        return count;
    }

    @Override
    public void close() {
        lower.close();
    }

    /** Hands the entries of both layers to one visitor, in key order. */
    private static final class Merge implements EntryVisitor {
        private final Iterator<Map.Entry<byte[], byte[]>> writes;
        private final EntryVisitor visitor;
        private Map.@Nullable Entry<byte[], byte[]> next;
        private boolean stopped;

        Merge(NavigableMap<byte[], byte[]> writes, EntryVisitor visitor) {
            this.writes = writes.entrySet().iterator();
            this.visitor = visitor;
            advance();
        }

        void scan(Snapshot lower, Table table, KeyRange range) {
            lower.scan(table, range, this);
            while (!stopped && next != null) {
                takeWrite(next);
            }
        }

        @Override
        public boolean visit(ByteBuffer key, ByteBuffer value) {
            byte[] lowerKey = new byte[key.remaining()];
            key.get(key.position(), lowerKey);
            while (next != null && !stopped) {
                int order = Arrays.compareUnsigned(next.getKey(), lowerKey);
                if (order > 0) {
                    break;
                }
                takeWrite(next);
                if (order == 0) {
                    return !stopped;
                }
            }
            return !stopped && hand(key, value);
        }

        private void takeWrite(Map.Entry<byte[], byte[]> write) {
            advance();
            if (!Overlay.isDelete(write.getValue())) {
                hand(ByteBuffer.wrap(write.getKey()), ByteBuffer.wrap(write.getValue()));
            }
        }

        private boolean hand(ByteBuffer key, ByteBuffer value) {
            stopped = !visitor.visit(key, value);
            return !stopped;
        }

        private void advance() {
            next = writes.hasNext() ? writes.next() : null;
        }
    }
}
