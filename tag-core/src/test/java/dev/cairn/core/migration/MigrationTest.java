package dev.cairn.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final long SEED = 20_261_122;
    private static final MigrationOptions SMALL = MigrationOptions.defaults().withBatches(10, 1 << 16);

    private final TagStore source = TagStores.open("memory:");
    private final TagStore target = TagStores.open("memory:");
    private long sourceVersion;

    @BeforeEach
    void fill() {
        SampleStore.fill(source, SEED, 30);
        sourceVersion = source.info().version();
    }

    @AfterEach
    void close() {
        assertEquals(sourceVersion, source.info().version(), "the source was written to");
        source.close();
        target.close();
    }

    private MigrationReport migrate(MigrationOptions options, MigrationListener listener) {
        return new Migration(source, target, options).run(listener);
    }

    private long entries() {
        return SampleStore.content(source).stream().mapToLong(List::size).sum();
    }

    private void cancelHalfWay() {
        CancelAfter half = new CancelAfter(entries() / 2);
        assertThrows(MigrationCancelledException.class, () -> migrate(SMALL, half));
    }

    @Test
    void everyPayloadOfEveryTableIsCopied() {
        MigrationReport report = migrate(SMALL, MigrationListener.NONE);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
        assertEquals(entries(), report.entriesCopied());
        assertEquals(0, report.entriesBefore());
        assertEquals(sourceVersion, report.sourceVersion());
    }

    @Test
    void theReportTellsCountAndDigestOfEveryTable() {
        List<TableDigest> tables = migrate(SMALL, MigrationListener.NONE).tables();
        assertEquals(
                List.of(Table.values()), tables.stream().map(TableDigest::table).toList());
        assertEquals(
                SampleStore.content(source).stream()
                        .map(table -> (long) table.size())
                        .toList(),
                tables.stream().map(TableDigest::entries).toList());
        assertEquals(target.read(read -> TableDigest.of(read, Table.TAGS)), tables.get(0));
    }

    @Test
    void theDigestTellsWhereAKeyEndsAndItsPayloadBegins() {
        TableDigest before = digestOf(new byte[] {1}, new byte[] {2, 3});
        assertNotEquals(
                before.digest(), digestOf(new byte[] {1, 2}, new byte[] {3}).digest());
        assertEquals(before, digestOf(new byte[] {1}, new byte[] {2, 3}));
    }

    private static TableDigest digestOf(byte[] key, byte[] payload) {
        try (TagStore store = TagStores.open("memory:")) {
            return store.write(operations -> {
                operations.put(Table.TAGS, key, payload);
                return TableDigest.of(operations, Table.TAGS);
            });
        }
    }

    @Test
    void noBatchIsLargerThanToldUnlessOneEntryIs() {
        CancelAfter listener = CancelAfter.never();
        migrate(SMALL, listener);
        List<MigrationProgress> told = listener.told(Phase.COPYING);
        for (int i = 1; i < told.size(); i++) {
            long entries = told.get(i).entries() - told.get(i - 1).entries();
            long bytes = told.get(i).bytes() - told.get(i - 1).bytes();
            assertTrue(entries == 1 || (entries <= 10 && bytes <= 1 << 16), entries + " entries of " + bytes);
        }
        assertEquals(entries(), told.get(told.size() - 1).entries());
    }

    @Test
    void aDryRunWritesNothing() {
        MigrationReport dry = migrate(SMALL.withDryRun(true), MigrationListener.NONE);
        assertTrue(SampleStore.content(target).stream().allMatch(List::isEmpty));
        assertTrue(dry.dryRun());
        assertEquals(dry.tables(), migrate(SMALL, MigrationListener.NONE).tables());
    }

    @Test
    void aTargetWithAnythingInItIsRefusedAndKept() {
        target.write(operations -> {
            operations.put(Table.META, new byte[] {1}, new byte[0]);
            return null;
        });
        List<List<Entry>> before = SampleStore.content(target);
        for (MigrationOptions options : List.of(SMALL, SMALL.withResume(true), SMALL.withDryRun(true))) {
            assertThrows(MigrationRefusedException.class, () -> migrate(options, MigrationListener.NONE));
        }
        assertEquals(before, SampleStore.content(target));
    }

    @Test
    void aStoreIsNotCopiedIntoItself() {
        Migration same = new Migration(source, source, SMALL);
        assertThrows(MigrationRefusedException.class, () -> same.run(MigrationListener.NONE));
    }

    @Test
    void aTargetThatIsIncompleteSaysSoInEveryTransaction() {
        cancelHalfWay();
        TagRepository tags = new TagRepository(target);
        assertThrows(MigrationInterruptedException.class, tags::beginRead);
        assertThrows(MigrationInterruptedException.class, tags::beginWrite);
        assertThrows(MigrationInterruptedException.class, () -> tags.read(reader -> null));
        assertThrows(MigrationInterruptedException.class, () -> tags.write(writer -> null));
        assertEquals(0, target.info().openReaders());
    }

    @Test
    void anIncompleteTargetIsCompletedOnlyWhenToldTo() {
        cancelHalfWay();
        assertThrows(MigrationInterruptedException.class, () -> migrate(SMALL, MigrationListener.NONE));
        migrate(SMALL.withResume(true), MigrationListener.NONE);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
        assertFalse(
                new TagRepository(target).read(tags -> tags.channels().toList()).isEmpty());
    }

    @Test
    void aSourceThatCannotProveToBeTheSameIsCopiedAnew() {
        cancelHalfWay();
        MigrationReport report = migrate(SMALL.withResume(true), MigrationListener.NONE);
        assertEquals(0, report.entriesBefore());
        assertEquals(entries(), report.entriesCopied());
    }

    @Test
    void aSourceThatIsItselfIncompleteIsRefused() {
        cancelHalfWay();
        try (TagStore third = TagStores.open("memory:")) {
            Migration fromHalf = new Migration(target, third, SMALL);
            assertThrows(MigrationInterruptedException.class, () -> fromHalf.run(MigrationListener.NONE));
        }
    }

    @Test
    void whatSomebodyElseWritesToTheTargetIsFoundAndLeavesItIncomplete() {
        MigrationListener intruder = progress -> target.write(operations -> {
            operations.put(Table.NAMES, new byte[] {1}, new byte[0]);
            return null;
        });
        Migration disturbed = new Migration(source, target, SMALL);
        assertThrows(MigrationMismatchException.class, () -> disturbed.run(new OnlyWhileCopying(intruder)));
        TagRepository tags = new TagRepository(target);
        assertThrows(MigrationInterruptedException.class, tags::beginRead);
    }

    private record OnlyWhileCopying(MigrationListener listener) implements MigrationListener {
        @Override
        public void progress(MigrationProgress progress) {
            if (progress.phase() == Phase.COPYING && progress.entries() > 0) {
                listener.progress(progress);
            }
        }
    }

    @Test
    void theSourceMayBeWrittenToMeanwhile() {
        List<List<Entry>> before = SampleStore.content(source);
        migrate(
                SMALL,
                progress -> sourceVersion = source.write(operations -> {
                    operations.put(Table.META, new byte[] {(byte) progress.entries()}, new byte[0]);
                    return operations.version() + 1;
                }));
        assertEquals(before, SampleStore.content(target));
        assertNotEquals(before, SampleStore.content(source));
        sourceVersion = source.info().version();
    }
}
