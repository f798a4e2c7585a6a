package dev.cairn.backend.chronicle;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One committed state, kept for a reader until closed. */
final class ReadSnapshot implements Snapshot {
    private final History history;
    private final History.Pin pin;
    private final State state;
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
        Location location = state.table(table).get(key);
        return location == null ? null : read(location);
    }

    private ByteBuffer read(Location location) {
        ByteBuffer read = location.read(value);
        value = read;
        return read;
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return state.table(table).get(key) != null;
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        state.table(table).scan(range, location -> visitor.visit(ByteBuffer.wrap(location.key()), read(location)));
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
