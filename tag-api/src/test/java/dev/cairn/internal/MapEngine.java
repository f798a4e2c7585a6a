package dev.cairn.internal;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.Table;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A slow and simple engine whose calls a test can bend. */
class MapEngine implements StorageEngine {
    static final StoreTraits TRAITS = new StoreTraits(Durability.VOLATILE, ProcessSharing.ONE_PROCESS, 1000, 4L << 20);

    final AtomicInteger openSnapshots = new AtomicInteger();
    volatile boolean closed;
    volatile boolean leased;
    volatile boolean leasedElsewhere;
    private volatile State state = new State(0, new EnumMap<>(Table.class));

    record State(long version, Map<Table, TreeMap<byte[], byte[]>> tables) {
        TreeMap<byte[], byte[]> table(Table table) {
            return tables.getOrDefault(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    DefaultTagStore open(Duration writeTimeout) {
        return open(new StoreSettings(writeTimeout, true, false));
    }

    DefaultTagStore open(StoreSettings settings) {
        return new DefaultTagStore(new StoreConfig("map", null, Map.of()), TRAITS, this, settings);
    }

    /** Lets another process commit: the version grows. */
    void commitElsewhere() {
        state = new State(state.version + 1, state.tables);
    }

    /** Replaces a stored value behind the back of everybody. */
    void damage(Table table, byte[] key, byte[] value) {
        TreeMap<byte[], byte[]> values = new TreeMap<>(state.table(table));
        values.put(key, value);
        Map<Table, TreeMap<byte[], byte[]>> tables = new EnumMap<>(state.tables);
        tables.put(table, values);
        state = new State(state.version, tables);
    }

    final State state() {
        return state;
    }

    byte[] stored(Table table, byte[] key) {
        return state.table(table).get(key);
    }

    @Override
    public Snapshot snapshot() {
        return new MapSnapshot(state);
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        if (state.version != baseVersion) {
            throw new WriteConflictException("map: lost");
        }
        Map<Table, TreeMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);
        state.tables.forEach((table, values) -> tables.put(table, new TreeMap<>(values)));
        long bytes = 0;
        for (WriteBatch.Operation operation : batch) {
            TreeMap<byte[], byte[]> values =
                    tables.computeIfAbsent(operation.table(), absent -> new TreeMap<>(Arrays::compareUnsigned));
            byte[] value = operation.value();
            bytes += operation.key().length + (value == null ? 0 : value.length);
            if (value != null) {
                values.put(operation.key(), value);
            } else if (values.remove(operation.key()) == null) {
                throw new AssertionError("a batch deletes a key that is not there");
            }
        }
        if (bytes != batch.bytes()) {
            throw new AssertionError("a batch of " + bytes + " bytes says that it has " + batch.bytes());
        }
        state = new State(baseVersion + 1, tables);
        return state.version;
    }

    @Override
    public Optional<WriterLease> tryLeaseWriter() {
        if (leasedElsewhere) {
            return Optional.empty();
        }
        leased = true;
        return Optional.of(() -> leased = false);
    }

    @Override
    public String leaseHolder() {
        return "process 4711";
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(Optional.empty(), state.version, 0);
    }

    @Override
    public void close() {
        if (openSnapshots.get() != 0 || leased) {
            throw new AssertionError("closed with " + openSnapshots + " snapshots, leased " + leased);
        }
        closed = true;
    }

    class MapSnapshot implements Snapshot {
        private final State seen;

        MapSnapshot(State seen) {
            openSnapshots.incrementAndGet();
            this.seen = seen;
        }

        @Override
        public long version() {
            return seen.version;
        }

        @Override
        public @Nullable ByteBuffer get(Table table, byte[] key) {
            check();
            byte[] value = seen.table(table).get(key);
            return value == null ? null : ByteBuffer.wrap(value).asReadOnlyBuffer();
        }

        @Override
        public void scan(Table table, KeyRange range, EntryVisitor visitor) {
            check();
            for (Map.Entry<byte[], byte[]> entry : seen.table(table).entrySet()) {
                if (range.contains(entry.getKey())
                        && !visitor.visit(
                                ByteBuffer.wrap(entry.getKey()).asReadOnlyBuffer(),
                                ByteBuffer.wrap(entry.getValue()).asReadOnlyBuffer())) {
                    return;
                }
            }
        }

        private void check() {
            if (closed) {
                throw new AssertionError("the engine is called after its close");
            }
        }

        @Override
        public void close() {
            check();
            openSnapshots.decrementAndGet();
        }
    }
}
