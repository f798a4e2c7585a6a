package dev.cairn.core.store;

import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.BentStore;
import java.util.Optional;

/** A store that counts how often its readers get a value. */
final class CountingStore extends BentStore {
    private int gets;

    CountingStore(TagStore store) {
        super(store);
    }

    int gets() {
        return gets;
    }

    @Override
    public ReadTransaction beginRead() {
        return new Reader(super.beginRead()) {
            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                gets++;
                return super.get(table, key);
            }
        };
    }
}
