package dev.cairn.conformance;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reference model: a store as simple as one can be, which copies all that it holds for every transaction. It shares no
 * code with the stores that are compared with it, and is for one thread.
 */
final class ModelStore implements TagStore {
    private final StoreTraits traits;
    private Map<Table, NavigableMap<byte[], byte[]>> committed = empty();
    private long version;
    private int open;

    ModelStore(StoreTraits traits) {
        this.traits = traits;
    }

    /** Returns this store as it is found after a close, or after a crash. */
    TagStore opened() {
        committed = traits.durability() == Durability.VOLATILE ? empty() : committed;
        open = 0;
        return this;
    }

    @Override
    public StoreInfo info() {
        return new StoreInfo("model", Optional.empty(), traits, Optional.empty(), version, 0, open, Optional.empty());
    }

    @Override
    public ReadTransaction beginRead() {
        return begin();
    }

    @Override
    public WriteTransaction beginWrite() {
        return begin();
    }

    private ModelTransaction begin() {
        open++;
        return new ModelTransaction(this, copy(committed), version);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
        try (ReadTransaction transaction = beginRead()) {
            return work.apply(transaction);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
        try (WriteTransaction transaction = beginWrite()) {
            T result = work.apply(transaction);
            transaction.commit();
            return result;
        }
    }

    boolean holds(Table table, byte[] key) {
        return in(committed, table).containsKey(key);
    }

    long commit(Map<Table, NavigableMap<byte[], byte[]>> changed) {
        committed = changed;
        return ++version;
    }

    void ended() {
        open--;
    }

    @Override
    public void close() {}

    static NavigableMap<byte[], byte[]> in(Map<Table, NavigableMap<byte[], byte[]>> tables, Table table) {
        return tables.computeIfAbsent(table, absent -> new TreeMap<>(ModelStore::compare));
    }

    private static Map<Table, NavigableMap<byte[], byte[]>> empty() {
        return new EnumMap<>(Table.class);
    }

    private static Map<Table, NavigableMap<byte[], byte[]>> copy(Map<Table, NavigableMap<byte[], byte[]>> tables) {
        Map<Table, NavigableMap<byte[], byte[]>> copy = empty();
        tables.forEach((table, entries) -> copy.put(table, new TreeMap<>(entries)));
        return copy;
    }

    /** Compares byte by byte, unsigned; a prefix comes first. */
    static int compare(byte[] one, byte[] other) {
        for (int at = 0; at < Math.min(one.length, other.length); at++) {
            int difference = (one[at] & 0xFF) - (other[at] & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return one.length - other.length;
    }
}
