package dev.cairn.backend.chronicle;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.index.KeyTree;
import dev.cairn.backend.chronicle.journal.StateEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One committed state: where every pair lies, in key order. Immutable.
 *
 * @param version the version of this state
 * @param nextId no pair of this state has this id or a greater one
 * @param bytes the length of all keys and values
 * @param tables the tables, by key in unsigned byte order
 */
record State(long version, long nextId, long bytes, Map<Table, KeyTree> tables) implements StateEntries {
    static final State EMPTY = empty();

    private static State empty() {
        Map<Table, KeyTree> tables = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            tables.put(table, KeyTree.empty(Pair::compareKey));
        }
        return new State(0, 0, 0, Collections.unmodifiableMap(tables));
    }

    /** Returns the keys of a table. */
    KeyTree table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (Map.Entry<Table, KeyTree> table : tables.entrySet()) {
            ByteBuffer[] value = new ByteBuffer[1];
            table.getValue().scan(KeyRange.all(), pair -> {
                value[0] = Pair.readValue(pair, value[0]);
                visitor.visit(table.getKey(), Pair.readKey(pair, null).array(), value[0]);
                return true;
            });
        }
    }
}
