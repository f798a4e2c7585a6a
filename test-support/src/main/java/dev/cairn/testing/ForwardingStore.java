package dev.cairn.testing;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands every call on, and puts a transaction of its own around each of the store's. */
public class ForwardingStore implements TagStore {
    protected final TagStore store;
    private final Function<ReadOperations, ForwardingTransaction> around;

    /** Puts {@code around} what the store gives out. */
    public ForwardingStore(TagStore store, Function<ReadOperations, ForwardingTransaction> around) {
        this.store = store;
        this.around = around;
    }

    /** Changes nothing but what is overridden. */
    public ForwardingStore(TagStore store) {
        this(store, ForwardingTransaction::new);
    }

    @Override
    public StoreInfo info() {
        return store.info();
    }

    @Override
    public ReadTransaction beginRead() {
        return around.apply(store.beginRead());
    }

    @Override
    public WriteTransaction beginWrite() {
        return around.apply(store.beginWrite());
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
        try (ReadTransaction transaction = beginRead()) {
            return work.apply(transaction);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
        return store.write(tx -> work.apply(around.apply(tx)));
    }

    @Override
    public void close() {
        store.close();
    }
}
