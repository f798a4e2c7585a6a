package dev.cairn.internal;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import java.util.Optional;
import java.util.stream.Stream;

/** A write transaction without its commit and close, which are the store's where the store runs the work (storage.md TXN-5). */
final class OperationsOnly implements WriteOperations {
    private final DefaultWriteTransaction transaction;

    OperationsOnly(DefaultWriteTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public long version() {
        return transaction.version();
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        return transaction.get(table, key);
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return transaction.contains(table, key);
    }

    @Override
    public Stream<Entry> scan(Table table, KeyRange range) {
        return transaction.scan(table, range);
    }

    @Override
    public long count(Table table, KeyRange range) {
        return transaction.count(table, range);
    }

    @Override
    public void put(Table table, byte[] key, byte[] payload) {
        transaction.put(table, key, payload);
    }

    @Override
    public boolean delete(Table table, byte[] key) {
        return transaction.delete(table, key);
    }
}
