package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.index.KeyChanges;
import dev.cairn.backend.chronicle.index.KeyTree;
import dev.cairn.spi.WriteBatch;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** The state that a commit will lead to, while it is made. Used by one thread. */
final class Draft {
    private final Pairs pairs;
    private final Map<Table, KeyTree> tables;
    private final Map<Table, KeyChanges> changes = new EnumMap<>(Table.class);
    private final LongStream.Builder added = LongStream.builder();
    private final LongStream.Builder replaced = LongStream.builder();
    private long bytes;

    Draft(State base, Pairs pairs) {
        this.pairs = pairs;
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
        long pair = pairs.put(key, value);
        added.add(pair);
        bytes += key.length + value.length;
        changes(table, key).put(key, pair);
    }

    void delete(Table table, byte[] key) {
        changes(table, key).remove(key);
    }

    private KeyChanges changes(Table table, byte[] key) {
        KeyChanges gathered = changes.computeIfAbsent(table, first -> new KeyChanges());
        if (gathered.accepts(key)) {
            return gathered;
        }
        // A whole checkpoint has no room in one list, and what a file says is in no order that one could rely on.
        merge(table, gathered);
        KeyChanges more = new KeyChanges();
        changes.put(table, more);
        return more;
    }

    private void merge(Table table, KeyChanges gathered) {
        tables.put(table, Objects.requireNonNull(tables.get(table)).with(gathered, this::replace));
    }

    private void replace(long pair) {
        bytes -= Pair.length(pair);
        replaced.add(pair);
    }

    /** Returns the state. */
    State finish(long version) {
        changes.forEach(this::merge);
        changes.clear();
        return new State(version, pairs.nextId(), bytes, Collections.unmodifiableMap(tables));
    }

    /** Returns the pairs that the state does not hold any more. Asked once. */
    LongStream replaced() {
        return replaced.build();
    }

    /** Gives up: removes the pairs that were put. */
    void drop() {
        added.build().forEach(pairs::remove);
    }
}
