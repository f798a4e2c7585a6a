package dev.cairn.internal;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A snapshot whose faults name the store: no bare exception of an engine reaches a caller. */
final class CheckedSnapshot implements Snapshot {
    private final String store;
    private final Snapshot snapshot;

    private CheckedSnapshot(String store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    /** Takes the newest snapshot of an engine. */
    static Snapshot of(String store, StorageEngine engine) {
        try {
            return new CheckedSnapshot(store, engine.snapshot());
        } catch (RuntimeException fault) {
            throw named(store, fault);
        }
    }

    private static RuntimeException named(String store, RuntimeException fault) {
        return fault instanceof TagStoreException
                ? fault
                : new StoreAccessException(
                        store + ": it cannot be read: " + fault
                                + ". If opening it again does not help, it is damaged: restore it from a copy.",
                        fault);
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        try {
            return snapshot.get(table, key);
        } catch (RuntimeException fault) {
            throw named(store, fault);
        }
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        try {
            return snapshot.contains(table, key);
        } catch (RuntimeException fault) {
            throw named(store, fault);
        }
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        try {
            snapshot.scan(table, range, visitor);
        } catch (RuntimeException fault) {
            throw named(store, fault);
        }
    }

    @Override
    public long count(Table table, KeyRange range) {
        try {
            return snapshot.count(table, range);
        } catch (RuntimeException fault) {
            throw named(store, fault);
        }
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
