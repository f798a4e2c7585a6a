package dev.cairn.benchmarks.contender;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteTransaction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store of ours, as its users see it. */
final class CairnStore implements Contender {
    private final TagStore store;

    CairnStore(String address) {
        store = TagStores.open(address);
    }

    @Override
    public void put(List<Pair> pairs) {
        store.write(transaction -> {
            for (Pair pair : pairs) {
                transaction.put(Table.TAGS, pair.key(), pair.tag());
                transaction.put(Table.ATTRIBUTION, pair.key(), pair.summary());
            }
            return null;
        });
    }

    @Override
    public void delete(List<byte[]> keys) {
        try (WriteTransaction transaction = store.beginWrite()) {
            for (byte[] key : keys) {
                transaction.delete(Table.TAGS, key);
                transaction.delete(Table.ATTRIBUTION, key);
            }
            transaction.commit();
        }
    }

    @Override
    public View read() {
        return new Reading(store.beginRead());
    }

    /** A transaction that never leaves its function need not be watched for being dropped. */
    @Override
    public byte @Nullable [] getAlone(byte[] key) {
        return store.read(transaction -> transaction.get(Table.TAGS, key).orElse(null));
    }

    @Override
    public void close() {
        store.close();
    }

    private record Reading(ReadTransaction transaction) implements View {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return transaction.get(Table.TAGS, key).orElse(null);
        }

        @Override
        public boolean has(byte[] key) {
            return transaction.contains(Table.TAGS, key);
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            scan(Table.TAGS, sink);
            scan(Table.ATTRIBUTION, sink);
        }

        private void scan(Table table, BiConsumer<byte[], byte[]> sink) {
            try (Stream<Entry> entries = transaction.scan(table, KeyRange.all())) {
                entries.forEach(entry -> sink.accept(entry.key(), entry.payload()));
            }
        }

        @Override
        public void close() {
            transaction.close();
        }
    }
}
