package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The state that a commit will lead to, while it is made. Used by one thread. */
final class Draft {
    private final Values values;
    private final Map<Table, TreePMap<byte[], Location>> tables;
    private final Map<Table, List<Trace>> changes = new EnumMap<>(Table.class);
    private final List<Location> replaced = new ArrayList<>();
    private long bytes;

    Draft(State base, Values values) {
        this.values = values;
        this.tables = new EnumMap<>(base.tables());
        this.bytes = base.bytes();
    }

    /** Applies a batch; if that fails, nothing of it is left. */
    void apply(WriteBatch batch) {
        try {
            for (WriteBatch.Operation operation : batch) {
                byte[] value = operation.value();
                if (value == null) {
                    delete(operation.table(), operation.key());
                } else {
                    put(operation.table(), operation.key(), value);
                }
            }
        } catch (RuntimeException | Error failure) {
            drop();
            throw failure;
        }
    }

    void put(Table table, byte[] key, byte[] value) {
        Location location = values.put(key, value);
        changes(table).add(location);
        TreePMap<byte[], Location> keys = table(table);
        replace(key, keys.get(key));
        tables.put(table, keys.plus(key, location));
        bytes += key.length + value.length;
    }

    void delete(Table table, byte[] key) {
        TreePMap<byte[], Location> keys = table(table);
        Location old = keys.get(key);
        if (old != null) {
            replace(key, old);
            tables.put(table, keys.minus(key));
            changes(table).add(values.delete(key));
        }
    }

    private void replace(byte[] key, @Nullable Location old) {
        if (old != null) {
            replaced.add(old);
            bytes -= key.length + old.length();
        }
    }

    private List<Trace> changes(Table table) {
        return changes.computeIfAbsent(table, first -> new ArrayList<>());
    }

    private TreePMap<byte[], Location> table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Returns the state. */
    State finish(long version) {
        return new State(version, values.nextId(), bytes, Collections.unmodifiableMap(tables));
    }

    /** Returns what became of the keys of each table, in the order in which it did. */
    Map<Table, List<Trace>> changes() {
        return changes;
    }

    /** Returns the values of the base that the state does not hold. */
    List<Location> replaced() {
        return replaced;
    }

    /** Gives up: removes the values that were put. */
    void drop() {
        for (List<Trace> traces : changes.values()) {
            for (Trace trace : traces) {
                if (trace instanceof Location location) {
                    values.remove(location);
                }
            }
        }
        changes.clear();
    }
}
