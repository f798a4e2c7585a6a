package dev.cairn.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MIG-3: what a migration that goes on keeps, counts and refuses, between stores that have an identity. */
class ResumedMigrationTest {
    private static final int ROWS = 2_500;
    private static final int COPIED = 1_400;
    private static final MigrationOptions FRESH = MigrationOptions.defaults().withBatches(700, 1 << 20);
    private static final MigrationOptions RESUMED = FRESH.withResume(true);

    private final TagStore sourceRows = TagStores.open("memory:");
    private final TagStore source = new IdentifiedStore(sourceRows, "/a", "A");
    private final TagStore target = TagStores.open("memory:");

    @BeforeEach
    void fill() {
        sourceRows.write(operations -> {
            for (int row = 0; row < ROWS; row++) {
                operations.put(Table.CHANGES, new byte[] {(byte) (row >> 8), (byte) row}, new byte[3]);
            }
            return null;
        });
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private static void put(TagStore store, Table table, int key) {
        store.write(operations -> {
            operations.put(table, new byte[] {(byte) key}, new byte[] {9});
            return null;
        });
    }

    private MigrationReport resume(MigrationListener listener) {
        return new Migration(source, target, RESUMED).run(listener);
    }

    private void cancelAt(long entries) {
        Migration cancelled = new Migration(source, target, FRESH);
        CancelAfter listener = new CancelAfter(entries);
        assertThrows(MigrationCancelledException.class, () -> cancelled.run(listener));
    }

    private MigrationRefusedException refused(TagStore from, TagStore to, MigrationOptions options) {
        Migration migration = new Migration(from, to, options);
        return assertThrows(MigrationRefusedException.class, () -> migration.run(MigrationListener.NONE));
    }

    private void assertCopied() {
        assertEquals(SampleStore.content(source), SampleStore.content(target));
    }

    private static List<MigrationProgress> progress(Phase phase, long total, long[]... entriesAndBytes) {
        return Arrays.stream(entriesAndBytes)
                .map(told -> new MigrationProgress(phase, told[0], total, told[1]))
                .toList();
    }

    /** Returns where a table stands among the contents of a store and in a report. */
    private static int place(Table table) {
        return List.of(Table.values()).indexOf(table);
    }

    @Test
    void goesOnBehindWhatTheTargetHolds() {
        cancelAt(COPIED);
        CancelAfter listener = CancelAfter.never();
        MigrationReport report = resume(listener);
        assertCopied();
        assertEquals(COPIED, report.entriesBefore());
        assertEquals(ROWS - COPIED, report.entriesCopied());
        assertEquals(5L * (ROWS - COPIED), report.bytesCopied());
        assertEquals(
                progress(Phase.COPYING, ROWS, new long[] {0, 0}, new long[] {2_100, 3_500}, new long[] {2_500, 5_500}),
                listener.told(Phase.COPYING));
        assertEquals(4, listener.told(Phase.COMPARING).size());
        assertEquals(
                target.read(operations -> TableDigest.of(operations, Table.CHANGES)),
                report.tables().get(place(Table.CHANGES)));
    }

    @Test
    void theMarkIsNoneOfTheEntriesThatAreKept() {
        put(sourceRows, Table.META, 1);
        put(sourceRows, Table.META, 'z');
        cancelAt(ROWS + 2);
        MigrationReport report = resume(MigrationListener.NONE);
        assertEquals(ROWS + 2, report.entriesBefore());
        assertEquals(0, report.entriesCopied());
        assertCopied();
    }

    @Test
    void aDryRunTellsWhatItWouldCopyAndWritesNothing() {
        cancelAt(COPIED);
        List<List<Entry>> before = SampleStore.content(target);
        MigrationReport same = new Migration(source, target, RESUMED.withDryRun(true)).run(MigrationListener.NONE);
        assertEquals(List.of((long) COPIED, 1_100L), List.of(same.entriesBefore(), same.entriesCopied()));
        put(sourceRows, Table.META, 1);
        MigrationReport later = new Migration(source, target, RESUMED.withDryRun(true)).run(MigrationListener.NONE);
        assertEquals(List.of(0L, ROWS + 1L), List.of(later.entriesBefore(), later.entriesCopied()));
        assertEquals(before, SampleStore.content(target));
    }

    /** The rows of the old state go under the old mark, in batches: two of 700 entries. */
    @Test
    void aLaterStateOfTheSourceIsCopiedAnew() {
        cancelAt(COPIED);
        put(sourceRows, Table.META, 7);
        long version = target.info().version();
        MigrationReport report = resume(MigrationListener.NONE);
        assertCopied();
        assertEquals(0, report.entriesBefore());
        assertEquals(ROWS + 1, report.entriesCopied());
        assertEquals(source.info().version(), report.sourceVersion());
        int cleared = 2;
        int marked = 1;
        int copied = 4 + 1;
        int finished = 1;
        assertEquals(
                version + cleared + marked + copied + finished, target.info().version());
    }

    @Test
    void whatSomebodyChangedAmongTheKeptIsFound() {
        cancelAt(COPIED);
        target.write(operations -> {
            operations.put(Table.CHANGES, new byte[] {0, 7}, new byte[] {1});
            return null;
        });
        MigrationMismatchException mismatch =
                assertThrows(MigrationMismatchException.class, () -> resume(MigrationListener.NONE));
        assertTrue(mismatch.getMessage().contains("memory:"), mismatch::getMessage);
    }

    @Test
    void anotherStoreIsNotTheOneThatWasBeingCopied() {
        cancelAt(COPIED);
        MigrationRefusedException refusal = refused(new IdentifiedStore(sourceRows, "/a", "B"), target, RESUMED);
        assertTrue(
                refusal.getMessage().contains("a migration from another store, memory:/a, was interrupted here"),
                refusal::getMessage);
        refused(sourceRows, target, RESUMED);
    }

    @Test
    void howToGoOnIsToldWhereThatCanBeProven() {
        cancelAt(COPIED);
        Migration again = new Migration(source, target, FRESH);
        MigrationInterruptedException end =
                assertThrows(MigrationInterruptedException.class, () -> again.run(MigrationListener.NONE));
        assertTrue(end.getMessage().contains("from memory:/a has not ended. Resume it"), end::getMessage);
    }

    @Test
    void aStoreAndACopyOfItsFilesAreOne() {
        MigrationRefusedException refusal = refused(source, new IdentifiedStore(target, "/b", "A"), FRESH);
        assertTrue(refusal.getMessage().startsWith("memory:/a: source and target are one store"), refusal::getMessage);
        new Migration(source, new IdentifiedStore(target, "/b", "B"), FRESH).run(MigrationListener.NONE);
        assertCopied();
    }

    /** A target on which another process works, before the transaction of this number. */
    private final class ContestedStore extends ForwardingStore {
        private final int before;
        private final Consumer<WriteOperations> intruder;
        private int writes;

        ContestedStore(int before, Consumer<WriteOperations> intruder) {
            super(target);
            this.before = before;
            this.intruder = intruder;
        }

        @Override
        public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
            if (++writes == before) {
                super.write(operations -> {
                    intruder.accept(operations);
                    return null;
                });
            }
            return super.write(work);
        }
    }

    private void mark(WriteOperations operations, String identity) {
        operations.put(
                Table.META,
                InterruptedMigration.key(),
                Records.encode(new MigrationMark(
                        "memory:/a", Optional.of(identity), source.info().version())));
    }

    private static void putRow(WriteOperations operations) {
        operations.put(Table.NAMES, new byte[] {'x'}, new byte[0]);
    }

    private void assertContested(String message, ContestedStore contested, MigrationOptions options) {
        MigrationRefusedException refusal = refused(source, contested, options);
        assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
    }

    @Test
    void whoFillsTheTargetBetweenCheckAndMarkKeepsIt() {
        assertContested("the target is not empty", new ContestedStore(1, ResumedMigrationTest::putRow), FRESH);
        List<Entry> names = SampleStore.content(target).get(place(Table.NAMES));
        assertEquals(1, names.size());
    }

    @Test
    void aMigrationThatBeganMeanwhileKeepsTheTarget() {
        ContestedStore other = new ContestedStore(1, operations -> mark(operations, "B"));
        assertContested("a migration from another store", other, RESUMED);
    }

    @Test
    void aMigrationOfTheSameStateThatCopiedMeanwhileKeepsTheTarget() {
        ContestedStore same = new ContestedStore(1, operations -> {
            mark(operations, "A");
            putRow(operations);
        });
        assertContested("another process works on the target", same, RESUMED);
    }

    @Test
    void aMarkAloneIsTakenOver() {
        ContestedStore same = new ContestedStore(1, operations -> mark(operations, "A"));
        new Migration(source, same, RESUMED).run(MigrationListener.NONE);
        assertCopied();
    }

    @Test
    void anotherMarkStopsTheClearing() {
        cancelAt(COPIED);
        put(sourceRows, Table.META, 1);
        ContestedStore contested = new ContestedStore(1, operations -> mark(operations, "B"));
        assertContested("another process works on the target", contested, RESUMED);
        assertEquals(
                COPIED, SampleStore.content(target).get(place(Table.CHANGES)).size());
    }

    @Test
    void aSourceIsToldWhatEveryTableCameTo() {
        List<TableDigest> told = new ArrayList<>();
        MigrationSource without = new MigrationSource() {
            @Override
            public String name() {
                return "a file";
            }

            @Override
            public long count() {
                return 1;
            }

            @Override
            public Stream<Entry> entries(Table table) {
                return table == Table.NAMES ? Stream.of(new Entry(new byte[] {'x'}, new byte[0])) : Stream.empty();
            }

            @Override
            public void read(TableDigest table) {
                told.add(table);
            }
        };
        MigrationReport report = new StoreCopy(without, target, FRESH, MigrationListener.NONE).run();
        assertEquals(report.tables(), told);
        assertEquals(0, report.sourceVersion());
        assertEquals(1, report.entriesCopied());
    }

    @Test
    void anIncompleteStoreTellsItsSourceUntilItIsWhole() {
        InterruptedMigration.begin(target, "somewhere");
        assertThrows(MigrationRefusedException.class, () -> InterruptedMigration.begin(target, "elsewhere"));
        assertEquals(Optional.of("somewhere"), target.read(InterruptedMigration::source));
        Set<Optional<String>> sources = new HashSet<>();
        SampleStore.content(target)
                .get(place(Table.META))
                .forEach(entry -> sources.add(InterruptedMigration.sourceIn(entry)));
        assertEquals(Set.of(Optional.of("somewhere")), sources);
        assertEquals(Optional.empty(), InterruptedMigration.sourceIn(new Entry(new byte[] {1}, new byte[0])));
        InterruptedMigration.end(target);
        assertEquals(Optional.empty(), target.read(InterruptedMigration::source));
    }
}
