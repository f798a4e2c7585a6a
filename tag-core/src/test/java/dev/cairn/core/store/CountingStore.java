package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that counts how often its readers get a value, and the rows that their scans give. */
final class CountingStore extends ForwardingStore {
    private int gets;
    private int scanned;

    CountingStore(TagStore store) {
        super(store);
    }

    int gets() {
        return gets;
    }

    int scanned() {
        return scanned;
    }

    @Override
    public ReadTransaction beginRead() {
        return new ForwardingTransaction(super.beginRead()) {
            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                gets++;
                return super.get(table, key);
            }

            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                return super.scan(table, range).peek(row -> scanned++);
            }
        };
    }
}
