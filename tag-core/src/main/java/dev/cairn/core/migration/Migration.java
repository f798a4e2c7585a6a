package dev.cairn.core.migration;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Copies one state of a store into another, payload for payload, and proves that both are equal (storage.md MIG-1 to MIG-5).
 *
 * <p>The source is only read, and may be written to meanwhile. The first commit marks the target as incomplete, and the last takes
 * the mark away, in one transaction with the comparison: whatever ends a migration early leaves a target that says so when a
 * {@link dev.cairn.core.store.TagRepository} is used on it. The target keeps its own identity. Memory is needed in proportion to one batch.
 *
 * <p>Resumed, a migration goes on behind what the target holds if the source proves, by identity and version, to be in the state that
 * was being copied; otherwise it empties the target and copies anew. Stateless between runs; not for several threads at once.
 */
public final class Migration {
    private final TagStore source;
    private final TagStore target;
    private final MigrationOptions options;

    /** Makes a migration between two open stores, which their owner closes. */
    public Migration(TagStore source, TagStore target, MigrationOptions options) {
        this.source = Objects.requireNonNull(source, "source");
        this.target = Objects.requireNonNull(target, "target");
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Migrates.
     *
     * @throws MigrationRefusedException if both are one store, or the target holds something else
     * @throws MigrationInterruptedException if the source is incomplete, or the target is and may not be resumed
     * @throws MigrationCancelledException if the listener says so
     * @throws MigrationMismatchException if both sides differ in the end
     * @throws dev.cairn.api.TagStoreException of another kind if a store cannot be read or written
     */
    public MigrationReport run(MigrationListener listener) {
        refuseSameStore();
        try (ReadTransaction from = source.beginRead()) {
            InterruptedMigration.refuse(source, from);
            Target to = new Target(target, mark(from), options);
            boolean keeps = to.begin();
            long total = count(from);
            Meter copying = new Meter(listener, to.name(), Phase.COPYING, total);
            long kept = copy(from, to, table -> keeps ? to.copied(table) : 0, copying);
            List<TableDigest> tables = compare(from, to, listener, total);
            return new MigrationReport(
                    options.dryRun(), from.version(), kept, copying.entries() - kept, copying.bytes(), tables);
        }
    }

    private void refuseSameStore() {
        StoreInfo from = source.info();
        boolean sameIdentity = from.identity().isPresent()
                && from.identity().equals(target.info().identity());
        if (source.equals(target) || sameIdentity) {
            throw new MigrationRefusedException(InterruptedMigration.name(from)
                    + ": source and target are one store, or one is a copy of the other's files."
                    + " Name a new store as target.");
        }
    }

    private MigrationMark mark(ReadOperations from) {
        StoreInfo info = source.info();
        return new MigrationMark(InterruptedMigration.name(info), info.identity(), from.version());
    }

    private static long count(ReadOperations operations) {
        return Arrays.stream(Table.values())
                .mapToLong(table -> operations.count(table, KeyRange.all()))
                .sum();
    }

    private long copy(ReadOperations from, Target to, Function<Table, Long> keptOf, Meter meter) {
        long allKept = 0;
        for (Table table : Table.values()) {
            long kept = keptOf.apply(table);
            allKept += kept;
            meter.skip(kept);
            Batches batches =
                    new Batches(from.scan(table, KeyRange.all()).skip(kept).iterator(), options, to.traits());
            batches.forEachRemaining(batch -> {
                if (!options.dryRun()) {
                    to.put(table, batch);
                }
                meter.add(batch);
            });
        }
        return allKept;
    }

    private List<TableDigest> compare(ReadOperations from, Target to, MigrationListener listener, long total) {
        Meter meter = new Meter(listener, to.name(), Phase.COMPARING, options.dryRun() ? total : 2 * total);
        List<TableDigest> expected = Arrays.stream(Table.values())
                .map(table -> TableDigest.of(from, table, meter::add))
                .toList();
        if (!options.dryRun()) {
            to.finish(copied -> expected.forEach(digest -> {
                TableDigest found = TableDigest.of(copied, digest.table(), meter::add);
                if (!found.equals(digest)) {
                    throw new MigrationMismatchException(to.name(), digest, found);
                }
            }));
        }
        return expected;
    }
}
