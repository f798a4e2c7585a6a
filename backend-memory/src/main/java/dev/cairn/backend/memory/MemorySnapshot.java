package dev.cairn.backend.memory;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Reads one state. It needs no release: a state that nobody reads any more is garbage. */
final class MemorySnapshot implements Snapshot {
    private final State state;

    MemorySnapshot(State state) {
        this.state = state;
    }

    @Override
    public long version() {
        return state.version();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        byte[] value = state.table(table).get(key);
        return value == null ? null : ByteBuffer.wrap(value);
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return state.table(table).containsKey(key);
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        for (Map.Entry<byte[], byte[]> entry : within(table, range).entrySet()) {
            if (!visitor.visit(ByteBuffer.wrap(entry.getKey()), ByteBuffer.wrap(entry.getValue()))) {
                return;
            }
        }
    }

    private NavigableMap<byte[], byte[]> within(Table table, KeyRange range) {
        NavigableMap<byte[], byte[]> values = state.table(table);
        byte[] from = range.from();
        byte[] to = range.to();
        NavigableMap<byte[], byte[]> above = from == null ? values : values.tailMap(from, range.fromInclusive());
        return to == null ? above : above.headMap(to, range.toInclusive());
    }

    @Override
    public void close() {}
}
