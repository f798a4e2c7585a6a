package dev.cairn.core;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another store, but for what a test bends: what it says of itself, and what its readers see. */
public abstract class BentStore implements TagStore {
    private final TagStore store;

    protected BentStore(TagStore store) {
        this.store = store;
    }

    @Override
    public StoreInfo info() {
        return store.info();
    }

    @Override
    public ReadTransaction beginRead() {
        return store.beginRead();
    }

    @Override
    public WriteTransaction beginWrite() {
        return store.beginWrite();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
        try (ReadTransaction transaction = beginRead()) {
            return work.apply(transaction);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
        return store.write(work);
    }

    @Override
    public void close() {
        store.close();
    }

    /** Another transaction, but for what a test bends. */
    public abstract static class Reader implements ReadTransaction {
        private final ReadTransaction transaction;

        protected Reader(ReadTransaction transaction) {
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
        public void close() {
            transaction.close();
        }
    }
}
