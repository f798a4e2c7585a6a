package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The store that is filled. Every commit checks that it is still marked as the target of this very migration. */
final class Target {
    private final TagStore store;
    private final MigrationMark mark;
    private final MigrationOptions options;
    private final String name;

    Target(TagStore store, MigrationMark mark, MigrationOptions options) {
        this.store = store;
        this.mark = mark;
        this.options = options;
        this.name = InterruptedMigration.name(store.info());
    }

    String name() {
        return name;
    }

    StoreTraits traits() {
        return store.info().traits();
    }

    /** Checks the target and marks it, or only checks it; returns whether what it holds is to be kept. */
    boolean begin() {
        Optional<MigrationMark> interrupted = store.read(this::accept);
        boolean keeps = interrupted.filter(mark::provesSameStateAs).isPresent();
        if (!options.dryRun() && !keeps) {
            // Under the old mark: rows of two states are never found under the new one.
            interrupted.ifPresent(this::clear);
            store.write(this::putMark);
        }
        return keeps;
    }

    private Optional<MigrationMark> accept(ReadOperations operations) {
        Optional<MigrationMark> interrupted = InterruptedMigration.in(operations);
        if (interrupted.isEmpty()) {
            requireEmpty(name, operations);
        } else if (!options.resume()) {
            throw new MigrationInterruptedException(name, interrupted.get());
        } else if (!interrupted.get().mayBeOfSameStoreAs(mark)) {
            throw new MigrationRefusedException(name + ": a migration from another store, "
                    + interrupted.get().source() + ", was interrupted here. Resume it from there, or discard the"
                    + " target and migrate again.");
        }
        return interrupted;
    }

    static void requireEmpty(String name, ReadOperations operations) {
        for (Table table : Table.values()) {
            if (operations.scan(table, KeyRange.all()).findFirst().isPresent()) {
                throw new MigrationRefusedException(name + ": the target is not empty: table " + table.storedName()
                        + " has entries. Name a new store.");
            }
        }
    }

    /** The check is made again, with nobody in between. */
    private Void putMark(WriteOperations operations) {
        Optional<MigrationMark> interrupted = accept(operations);
        if (interrupted.isEmpty() || count(operations) == 0) {
            operations.put(Table.META, InterruptedMigration.key(), Records.encode(mark));
            return null;
        }
        throw changedMeanwhile();
    }

    private void clear(MigrationMark old) {
        for (Table table : Table.values()) {
            for (boolean more = true; more; ) {
                more = store.write(operations -> clearSome(operations, table, old));
            }
        }
    }

    private boolean clearSome(WriteOperations operations, Table table, MigrationMark old) {
        requireMark(operations, old);
        List<byte[]> keys = operations
                .scan(table, KeyRange.all())
                .map(Entry::key)
                .filter(key -> !InterruptedMigration.isMark(table, key))
                .limit(Math.min(options.batchEntries(), traits().largestBatchEntries()))
                .toList();
        keys.forEach(key -> operations.delete(table, key));
        return !keys.isEmpty();
    }

    private static long count(ReadOperations operations) {
        return Arrays.stream(Table.values())
                .mapToLong(table -> count(operations, table))
                .sum();
    }

    private static long count(ReadOperations operations, Table table) {
        boolean marked = table == Table.META && operations.contains(table, InterruptedMigration.key());
        return operations.count(table, KeyRange.all()) - (marked ? 1 : 0);
    }

    /** Returns how many entries a table holds: all of them were copied, in order. */
    long copied(Table table) {
        return store.read(operations -> count(operations, table));
    }

    void put(Table table, List<Entry> batch) {
        store.write(operations -> {
            requireMark(operations, mark);
            batch.forEach(entry -> operations.put(table, entry.key(), entry.payload()));
            return null;
        });
    }

    /** Takes the mark away after a last check of what the target holds, in one transaction. */
    void finish(Consumer<ReadOperations> check) {
        store.write(operations -> {
            requireMark(operations, mark);
            check.accept(operations);
            return operations.delete(Table.META, InterruptedMigration.key());
        });
    }

    private void requireMark(ReadOperations operations, MigrationMark expected) {
        if (!InterruptedMigration.in(operations).equals(Optional.of(expected))) {
            throw changedMeanwhile();
        }
    }

    private MigrationRefusedException changedMeanwhile() {
        return new MigrationRefusedException(
                name + ": another process works on the target. Let one migration end before another begins.");
    }
}
