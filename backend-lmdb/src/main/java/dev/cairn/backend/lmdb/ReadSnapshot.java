package dev.cairn.backend.lmdb;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Txn;

/**
 * One committed state: values are read in place, and a scan from copies of whole leaves. Closed, it goes back to the pool with its native transaction and buffers, and is
 * handed out again as another state.
 */
final class ReadSnapshot implements Snapshot {
    private final Environment environment;
    private final SnapshotPool pool;
    private final Failures failures;
    private final Txn<NativeSlice> txn;
    private final NativeSlice sought = new NativeSlice();
    private final MapReader values;
    private final LeafCopy leaf;

    ReadSnapshot(Environment environment, SnapshotPool pool, Failures failures) {
        this.environment = environment;
        this.pool = pool;
        this.failures = failures;
        this.values = environment.newMapReader();
        this.leaf = new LeafCopy(values, environment.pageBytes());
        this.txn = environment.beginRead();
    }

    @Override
    public long version() {
        return txn.getId();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        try {
            NativeSlice value = find(table, key);
            return value == null ? null : values.read(value);
        } catch (RuntimeException failure) {
            throw failures.unchanged("table " + table.storedName() + " cannot be read", failure);
        }
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        try {
            return find(table, key) != null;
        } catch (RuntimeException failure) {
            throw failures.unchanged("table " + table.storedName() + " cannot be read", failure);
        }
    }

    private @Nullable NativeSlice find(Table table, byte[] key) {
        sought.set(key);
        return environment.database(table).get(txn, sought);
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        walk(table, range, entries -> visitor.visit(entries.key(), entries.value()));
    }

    @Override
    public long count(Table table, KeyRange range) {
        if (range.equals(KeyRange.all())) {
            return countAll(table);
        }
        long[] count = {0};
        walk(table, range, entries -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    private long countAll(Table table) {
        try {
            return environment.database(table).stat(txn).entries;
        } catch (RuntimeException failure) {
            throw failures.unchanged("table " + table.storedName() + " cannot be read", failure);
        }
    }

    private void walk(Table table, KeyRange range, RangeCursor.Step step) {
        try (RangeCursor entries = new RangeCursor(environment.database(table).openCursor(txn), range, sought, leaf)) {
            entries.forEach(step);
        } catch (RuntimeException failure) {
            throw failures.unchanged("table " + table.storedName() + " cannot be read", failure);
        }
    }

    @Override
    public void close() {
        pool.giveBack(this);
    }

    /** Lets go of the state, and keeps the reader's place. */
    void rest() {
        txn.reset();
    }

    /** Takes the newest committed state, after {@link #rest}. */
    void renew() {
        environment.renew(txn);
    }

    /** Gives up the reader's place. */
    void end() {
        txn.close();
    }
}
