package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.WriteTransaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A transaction of the {@link ModelStore}, of either kind, on a copy of its own. */
final class ModelTransaction implements ReadTransaction, WriteTransaction {
    private final ModelStore store;
    private final Map<Table, NavigableMap<byte[], byte[]>> tables;
    private final long version;
    private final Map<Table, Set<byte[]>> changes = new EnumMap<>(Table.class);
    private boolean ended;

    ModelTransaction(ModelStore store, Map<Table, NavigableMap<byte[], byte[]>> tables, long version) {
        this.store = store;
        this.tables = tables;
        this.version = version;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        return Optional.ofNullable(ModelStore.in(tables, table).get(key));
    }

    @Override
    public boolean contains(Table table, byte[] key) {
        return get(table, key).isPresent();
    }

    @Override
    public Stream<Entry> scan(Table table, KeyRange range) {
        List<Entry> entries = new ArrayList<>();
        ModelStore.in(tables, table).forEach((key, payload) -> {
            if (isAbove(range, key) && isBelow(range, key)) {
                entries.add(new Entry(key, payload));
            }
        });
        return entries.stream();
    }

    private static boolean isAbove(KeyRange range, byte[] key) {
        byte[] from = range.from();
        int order = from == null ? 1 : ModelStore.compare(key, from);
        return order > 0 || (order == 0 && range.fromInclusive());
    }

    private static boolean isBelow(KeyRange range, byte[] key) {
        byte[] to = range.to();
        int order = to == null ? -1 : ModelStore.compare(key, to);
        return order < 0 || (order == 0 && range.toInclusive());
    }

    @Override
    public long count(Table table, KeyRange range) {
        return scan(table, range).toList().size();
    }

    @Override
    public void put(Table table, byte[] key, byte[] payload) {
        ModelStore.in(tables, table).put(key, payload);
        changesOf(table).add(key);
    }

    @Override
    public boolean delete(Table table, byte[] key) {
        if (store.holds(table, key)) {
            changesOf(table).add(key);
        } else {
            // Nothing comes of a put that is taken back (TXN-6).
            changesOf(table).remove(key);
        }
        return ModelStore.in(tables, table).remove(key) != null;
    }

    private Set<byte[]> changesOf(Table table) {
        return changes.computeIfAbsent(table, absent -> new TreeSet<>(ModelStore::compare));
    }

    @Override
    public long commit() {
        close();
        return changes.values().stream().allMatch(Set::isEmpty) ? version : store.commit(tables);
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            store.ended();
        }
    }
}
