package dev.cairn.conformance;

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

/** Accepts everything and does nothing. */
final class NothingStore implements TagStore {
    @Override
    public StoreInfo info() {
        return new StoreInfo(
                "nothing", Optional.empty(), NothingProvider.OTHER_TRAITS, Optional.empty(), 0, 0, 0, Optional.empty());
    }

    @Override
    public ReadTransaction beginRead() {
        return new NothingTransaction();
    }

    @Override
    public WriteTransaction beginWrite() {
        return new NothingTransaction();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
        return work.apply(new NothingTransaction());
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
        return work.apply(new NothingTransaction());
    }

    @Override
    public void close() {}

    private static final class NothingTransaction implements ReadTransaction, WriteTransaction {
        @Override
        public long version() {
            return 0;
        }

        @Override
        public Optional<byte[]> get(Table table, byte[] key) {
            return Optional.empty();
        }

        @Override
        public boolean contains(Table table, byte[] key) {
            return false;
        }

        @Override
        public Stream<Entry> scan(Table table, KeyRange range) {
            return Stream.empty();
        }

        @Override
        public long count(Table table, KeyRange range) {
            return 0;
        }

        @Override
        public void put(Table table, byte[] key, byte[] payload) {}

        @Override
        public boolean delete(Table table, byte[] key) {
            return false;
        }

        @Override
        public long commit() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
