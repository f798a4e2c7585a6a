package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Hands every call on. */
class ForwardingSnapshot implements Snapshot {
    final Snapshot state;

    ForwardingSnapshot(Snapshot state) {
        this.state = state;
    }

    @Override
    public long version() {
        return state.version();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        return in(table).get(table, key);
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return in(table).contains(table, key);
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        in(table).scan(table, range, visitor);
    }

    @Override
    public long count(Table table, KeyRange range) {
        return in(table).count(table, range);
    }

    /** Returns the state to read a table in. */
    Snapshot in(Table table) {
        return state;
    }

    @Override
    public void close() {
        state.close();
    }
}
