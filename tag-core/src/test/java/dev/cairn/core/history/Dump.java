package dev.cairn.core.history;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything in a store, to compare it with another. */
final class Dump {
    private Dump() {}

    static Map<Table, List<Entry>> of(TagStore store) {
        return store.read(operations -> {
            Map<Table, List<Entry>> tables = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                tables.put(table, operations.scan(table, KeyRange.all()).toList());
            }
            return tables;
        });
    }
}
