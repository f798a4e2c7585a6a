package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Fills an empty store from a source, payload for payload, and proves that the target holds what was read (storage.md MIG-2 to MIG-5).
 *
 * <p>The first commit marks the target as incomplete, and the last takes the mark away, in one transaction with the comparison:
 * whatever ends a copy early leaves a target that says so when a {@link dev.cairn.core.store.TagRepository} is used on it. The target
 * keeps its own identity. Memory is needed in proportion to one batch. For one run; not for several threads at once.
 */
public final class StoreCopy {
    private final MigrationSource source;
    private final Target target;
    private final MigrationOptions options;
    private final MigrationListener listener;
    private final List<TableDigest> tables = new ArrayList<>();
    private long kept;

    /** Makes a copy into an open store, which its owner closes. */
    public StoreCopy(MigrationSource source, TagStore target, MigrationOptions options, MigrationListener listener) {
        this.source = Objects.requireNonNull(source, "source");
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
        MigrationMark mark = new MigrationMark(source.name(), source.identity(), source.version());
        this.target = new Target(Objects.requireNonNull(target, "target"), mark, options);
    }

    /** Copies. Exceptions are those of {@link Migration#run} and of the source. */
    public MigrationReport run() {
        boolean keeps = target.begin();
        Meter copying = new Meter(listener, target.name(), Phase.COPYING, source.count());
        for (Table table : Table.values()) {
            TableDigest copied = copy(table, keeps ? target.copied(table) : 0, copying);
            source.read(copied);
            tables.add(copied);
        }
        if (!options.dryRun()) {
            compare(copying.entries());
        }
        return new MigrationReport(
                options.dryRun(), source.version(), kept, copying.entries() - kept, copying.bytes(), tables);
    }

    /** What the target keeps is read as well, because the comparison is of everything. */
    private TableDigest copy(Table table, long keptRows, Meter meter) {
        TableDigest.Computation digest = new TableDigest.Computation(table);
        Iterator<Entry> rest =
                source.entries(table).peek(digest::add).skip(keptRows).iterator();
        kept += keptRows;
        meter.skip(keptRows);
        new Batches(rest, options, target.traits()).forEachRemaining(batch -> {
            if (!options.dryRun()) {
                target.put(table, batch);
            }
            meter.add(batch);
        });
        return digest.result();
    }

    private void compare(long entries) {
        Meter meter = new Meter(listener, target.name(), Phase.COMPARING, entries);
        target.finish(copied -> tables.forEach(expected -> {
            TableDigest found = TableDigest.of(copied, expected.table(), meter::add);
            if (!found.equals(expected)) {
                throw new MigrationMismatchException(target.name(), expected, found);
            }
        }));
    }
}
