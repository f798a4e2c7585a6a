package dev.cairn.core.export;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.InterruptedMigration;
import dev.cairn.core.migration.Meter;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.core.migration.TableDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes one state of a store as text. Stores that hold equal entries give equal lines, whatever backend they lie in.
 *
 * <p>An export that did not end has no last line, {@code end}, and no reader takes it. Memory is needed in proportion to one entry.
 */
public final class StoreExport {
    private final TagStore store;
    private final Consumer<? super String> lines;

    /**
     * Makes an export.
     *
     * @param lines takes every line, without its line feed; may throw
     */
    public StoreExport(TagStore store, Consumer<? super String> lines) {
        this.store = store;
        this.lines = lines;
    }

    /**
     * Writes the newest committed state, and returns what every table holds.
     *
     * @throws dev.cairn.core.migration.MigrationInterruptedException if the store is incomplete
     * @throws dev.cairn.core.migration.MigrationCancelledException if the listener says so
     * @throws dev.cairn.api.CorruptEntryException if a value is damaged: nothing is left out in silence
     */
    public List<TableDigest> run(MigrationListener listener) {
        try (ReadTransaction from = store.beginRead()) {
            InterruptedMigration.refuse(store, from);
            long entries = count(from);
            lines.accept(ExportFormat.FIRST_LINE);
            lines.accept(ExportFormat.ENTRIES + entries);
            Meter meter = new Meter(listener, "export", Phase.COPYING, entries);
            List<TableDigest> tables = new ArrayList<>();
            for (Table table : Table.values()) {
                tables.add(write(from, table, meter));
            }
            lines.accept(ExportFormat.LAST_LINE);
            return tables;
        }
    }

    private static long count(ReadTransaction from) {
        return Arrays.stream(Table.values())
                .mapToLong(table -> from.count(table, KeyRange.all()))
                .sum();
    }

    private TableDigest write(ReadTransaction from, Table table, Meter meter) {
        TableDigest digest = TableDigest.of(from, table, entry -> write(table, entry, meter));
        lines.accept(ExportFormat.total(digest));
        return digest;
    }

    private void write(Table table, Entry entry, Meter meter) {
        EntryText.of(table, entry).forEach(lines);
        meter.add(entry);
    }
}
