package dev.cairn.backend.memory;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * One committed state: the values of every table, in key order. Immutable.
 *
 * @param version how many commits made it
 * @param tables the tables, by key in unsigned byte order
 */
record State(long version, Map<Table, TreePMap<byte[], byte[]>> tables) {
    static final State EMPTY = empty();

    private static State empty() {
        Map<Table, TreePMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            tables.put(table, TreePMap.empty(Arrays::compareUnsigned));
        }
        return new State(0, Collections.unmodifiableMap(tables));
    }

    /** Returns the values of a table. */
    TreePMap<byte[], byte[]> table(Table table) {
        TreePMap<byte[], byte[]> values = tables.get(table);
        if (values == null) {
            throw new IllegalStateException("no table " + table);
        }
        return values;
    }

    /** Returns the state after a batch. */
    State with(WriteBatch batch) {
        Map<Table, TreePMap<byte[], byte[]>> changed = new EnumMap<>(tables);
        for (WriteBatch.Operation operation : batch) {
            byte[] key = operation.key();
            byte[] value = operation.value();
            changed.computeIfPresent(
                    operation.table(), (table, values) -> value == null ? values.minus(key) : values.plus(key, value));
        }
        return new State(version + 1, Collections.unmodifiableMap(changed));
    }
}
