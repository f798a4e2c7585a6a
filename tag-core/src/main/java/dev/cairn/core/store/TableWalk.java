package dev.cairn.core.store;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits every entry of a table that can be read, and notes those that cannot. */
final class TableWalk {
    private final ReadOperations operations;
    private final Findings findings;
    private final Table table;
    private final Consumer<Entry> visitor;
    private byte @Nullable [] last;
    private long visited;

    private TableWalk(ReadOperations operations, Findings findings, Table table, Consumer<Entry> visitor) {
        this.operations = operations;
        this.findings = findings;
        this.table = table;
        this.visitor = visitor;
    }

    /** Returns the number of entries, readable or not. */
    static long walk(ReadOperations operations, Findings findings, Table table, Consumer<Entry> visitor) {
        TableWalk walk = new TableWalk(operations, findings, table, visitor);
        try {
            CorruptEntryException damaged = walk.visit(KeyRange.all());
            while (damaged != null) {
                damaged = walk.goOn(damaged);
            }
        } catch (StoreCorruptException structure) {
            findings.add(table, new byte[0], String.valueOf(structure.getMessage()));
        }
        return walk.visited;
    }

    /** A page that holds a damaged entry hands out none: those before it are visited now. */
    private @Nullable CorruptEntryException goOn(CorruptEntryException damaged) {
        byte[] key = damaged.key();
        KeyRange before = last == null ? KeyRange.lessThan(key) : KeyRange.between(last, false, key, false);
        CorruptEntryException earlier = visit(before);
        if (earlier != null) {
            return earlier;
        }
        visited++;
        last = key;
        findings.add(table, key, String.valueOf(damaged.getMessage()));
        return visit(KeyRange.greaterThan(key));
    }

    private @Nullable CorruptEntryException visit(KeyRange range) {
        try {
            operations.scan(table, range).forEachOrdered(this::visit);
            return null;
        } catch (CorruptEntryException damaged) {
            return damaged;
        }
    }

    private void visit(Entry entry) {
        visited++;
        last = entry.key();
        findings.attempt(table, entry.key(), () -> visitor.accept(entry));
    }
}
