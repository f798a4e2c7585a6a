package dev.cairn.testing;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.Optional;
import java.util.stream.Stream;

/** Hands every call on, to a transaction of either kind. */
public class ForwardingTransaction implements ReadTransaction, WriteTransaction {
    protected final ReadOperations tx;

    /** Changes nothing but what is overridden. */
    public ForwardingTransaction(ReadOperations tx) {
        this.tx = tx;
    }

    /** Returns whether the transaction writes. */
    protected final boolean writes() {
        return tx instanceof WriteOperations;
    }

    @Override
    public long version() {
        return tx.version();
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        return tx.get(table, key);
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return tx.contains(table, key);
    }

    @Override
    public Stream<Entry> scan(Table table, KeyRange range) {
        return tx.scan(table, range);
    }

    @Override
    public long count(Table table, KeyRange range) {
        return tx.count(table, range);
    }

    @Override
    public void put(Table table, byte[] key, byte[] payload) {
        ((WriteOperations) tx).put(table, key, payload);
    }

    @Override
    public boolean delete(Table table, byte[] key) {
        return ((WriteOperations) tx).delete(table, key);
    }

    @Override
    public long commit() {
        return ((WriteTransaction) tx).commit();
    }

    @Override
    public void close() {
        if (tx instanceof WriteTransaction writer) {
            writer.close();
        } else if (tx instanceof ReadTransaction reader) {
            reader.close();
        }
    }
}
