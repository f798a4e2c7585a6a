package dev.cairn.backend.chronicle;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One committed state, kept for a reader until closed. */
final class ReadSnapshot implements Snapshot {
    private final Map<Table, HashIndex> indexes;
    private final History history;
    private final History.Pin pin;
    private final State state;
    private @Nullable ByteBuffer value;

    ReadSnapshot(Map<Table, HashIndex> indexes, History history) {
        this.indexes = indexes;
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
        Location location = find(table, key);
        return location == null ? null : read(location);
    }

    private @Nullable Location find(Table table, byte[] key) {
        Trace trace = Objects.requireNonNull(indexes.get(table)).find(key, state);
        if (trace == null) {
            return state.table(table).get(key);
        }
        return trace instanceof Location location ? location : null;
    }

    private ByteBuffer read(Location location) {
        ByteBuffer read = location.read(value);
        value = read;
        return read;
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return find(table, key) != null;
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        for (Map.Entry<byte[], Location> entry : within(table, range).entrySet()) {
            if (!visitor.visit(ByteBuffer.wrap(entry.getKey()), read(entry.getValue()))) {
                return;
            }
        }
    }

    @Override
    public long count(Table table, KeyRange range) {
        return within(table, range).size();
    }

    private NavigableMap<byte[], Location> within(Table table, KeyRange range) {
        NavigableMap<byte[], Location> keys = state.table(table);
        byte[] from = range.from();
        byte[] to = range.to();
        NavigableMap<byte[], Location> above = from == null ? keys : keys.tailMap(from, range.fromInclusive());
        return to == null ? above : above.headMap(to, range.toInclusive());
    }

    @Override
    public void close() {
        history.unpin(pin);
    }
}
