package dev.cairn.backend.chronicle;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.index.KeyTree;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One committed state, kept for a reader until closed. */
final class ReadSnapshot implements Snapshot {
    private final History history;
    private final History.Pin pin;
    private final State state;
    private @Nullable ByteBuffer key;
    private @Nullable ByteBuffer value;

    ReadSnapshot(History history) {
        this.history = history;
        this.pin = history.pin();
        this.state = pin.state();
    }

    @Override
    public long version() {
        return state.version();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        long pair = state.table(table).get(key);
        return pair == KeyTree.NONE ? null : value(pair);
    }

    private ByteBuffer value(long pair) {
        ByteBuffer read = Pair.readValue(pair, value);
        value = read;
        return read;
    }

    private ByteBuffer key(long pair) {
        ByteBuffer read = Pair.readKey(pair, key);
        key = read;
        return read;
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return state.table(table).get(key) != KeyTree.NONE;
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        state.table(table).scan(range, pair -> visitor.visit(key(pair), value(pair)));
    }

    @Override
    public long count(Table table, KeyRange range) {
        return state.table(table).count(range);
    }

    @Override
    public void close() {
        history.unpin(pin);
    }
}
