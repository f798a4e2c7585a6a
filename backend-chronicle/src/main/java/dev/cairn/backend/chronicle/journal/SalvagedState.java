package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import dev.cairn.spi.SalvageVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What operations lead to that were read past damage: those of a commit are applied when it is known to have been one. */
final class SalvagedState implements Replay {
    private final Map<Table, Map<byte[], byte[]>> tables = new EnumMap<>(Table.class);
    private final List<Runnable> pending = new ArrayList<>();

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        pending.add(() -> table(table).put(key, value));
    }

    @Override
    public void delete(Table table, byte[] key) {
        pending.add(() -> table(table).remove(key));
    }

    private Map<byte[], byte[]> table(Table table) {
        return tables.computeIfAbsent(table, absent -> new TreeMap<>(Arrays::compareUnsigned));
    }

    @Override
    public void commit(long version) {
        pending.forEach(Runnable::run);
        pending.clear();
    }

    @Override
    public void drop() {
        pending.clear();
    }

    void handOn(SalvageVisitor visitor) {
        tables.forEach((table, rows) -> rows.forEach((key, value) -> visitor.entry(table, key, value)));
    }
}
