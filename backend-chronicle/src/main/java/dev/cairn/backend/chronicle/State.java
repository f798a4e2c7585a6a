package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.journal.StateEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.pcollections.TreePMap;

/**
 * One committed state: where the value of every key lies, in key order. Immutable.
 *
 * @param version the version of this state
 * @param nextId no value of this state has this id or a greater one
 * @param bytes the length of all keys and values
 * @param tables the tables, by key in unsigned byte order
 */
record State(long version, long nextId, long bytes, Map<Table, TreePMap<byte[], Location>> tables)
        implements StateEntries {
    static final State EMPTY = empty();

    private static State empty() {
        Map<Table, TreePMap<byte[], Location>> tables = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            tables.put(table, TreePMap.empty(Arrays::compareUnsigned));
        }
        return new State(0, 0, 0, Collections.unmodifiableMap(tables));
    }

    /** Returns the keys of a table. */
    TreePMap<byte[], Location> table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        ByteBuffer value = ByteBuffer.allocate(0);
        for (Map.Entry<Table, TreePMap<byte[], Location>> table : tables.entrySet()) {
            for (Map.Entry<byte[], Location> entry : table.getValue().entrySet()) {
                value = entry.getValue().read(value);
                visitor.visit(table.getKey(), entry.getKey(), value);
            }
        }
    }
}
