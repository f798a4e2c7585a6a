package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.index.KeyChanges;
import dev.cairn.backend.chronicle.index.KeyTree;
import dev.cairn.spi.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The state that a commit will lead to, while it is made. Used by one thread. */
final class Draft {
    private final Values values;
    private final Map<Table, KeyTree<Location>> tables;
    private final Map<Table, KeyChanges<Location>> changes = new EnumMap<>(Table.class);
    private final List<Location> added = new ArrayList<>();
    private final List<Location> replaced = new ArrayList<>();
    private long bytes;

    Draft(State base, Values values) {
        this.values = values;
        this.tables = new EnumMap<>(base.tables());
        this.bytes = base.bytes();
    }

    /** Returns the state that a batch leads to; if that fails, nothing of it is left. */
    State apply(WriteBatch batch, long version) {
        try {
            for (WriteBatch.Operation operation : batch) {
                byte[] value = operation.value();
                if (value == null) {
                    delete(operation.table(), operation.key());
                } else {
                    put(operation.table(), operation.key(), value);
                }
            }
            return finish(version);
        } catch (RuntimeException | Error failure) {
            drop();
            throw failure;
        }
    }

    void put(Table table, byte[] key, byte[] value) {
        Location location = values.put(key, value);
        added.add(location);
        bytes += key.length + value.length;
        changes(table, key).put(location);
    }

    void delete(Table table, byte[] key) {
        changes(table, key).remove(key);
    }

    private KeyChanges<Location> changes(Table table, byte[] key) {
        KeyChanges<Location> gathered = changes.computeIfAbsent(table, first -> new KeyChanges<>());
        if (gathered.accepts(key)) {
            return gathered;
        }
        // Not in order: so a batch never is, but what a file says is not relied on.
        merge(table, gathered);
        KeyChanges<Location> more = new KeyChanges<>();
        changes.put(table, more);
        return more;
    }

    private void merge(Table table, KeyChanges<Location> gathered) {
        int before = replaced.size();
        tables.put(table, Objects.requireNonNull(tables.get(table)).with(gathered, replaced));
        for (Location old : replaced.subList(before, replaced.size())) {
            bytes -= old.key().length + old.length();
        }
    }

    /** Returns the state. */
    State finish(long version) {
        changes.forEach(this::merge);
        changes.clear();
        return new State(version, values.nextId(), bytes, Collections.unmodifiableMap(tables));
    }

    /** Returns the values that the state does not hold any more. */
    List<Location> replaced() {
        return replaced;
    }

    /** Gives up: removes the values that were put. */
    void drop() {
        added.forEach(values::remove);
        added.clear();
    }
}
