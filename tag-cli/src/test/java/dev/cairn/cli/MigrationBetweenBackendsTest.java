package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationRefusedException;
import dev.cairn.core.migration.MigrationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationBetweenBackendsTest {
    private static final long SEED = 20_261_122;
    private static final int ENTRIES = 200;
    private static final MigrationOptions SMALL = MigrationOptions.defaults().withBatches(50, 1 << 20);

    @TempDir
    Path folder;

    private TagStore open(String backend, String name) {
        return TagStores.open(backend.equals("memory") ? "memory:" : backend + ":" + folder.resolve(name));
    }

    private static MigrationReport migrate(TagStore from, TagStore to, MigrationOptions options) {
        return new Migration(from, to, options).run(MigrationListener.NONE);
    }

    private static void interrupt(TagStore from, TagStore to, MigrationOptions options) {
        Migration migration = new Migration(from, to, options);
        assertThrows(MigrationCancelledException.class, () -> migration.run(new HalfWay()));
    }

    /** Ends a migration when half of it is copied. */
    private static final class HalfWay implements MigrationListener {
        private boolean reached;

        @Override
        public void progress(MigrationProgress progress) {
            reached = progress.entries() > progress.totalEntries() / 2;
        }

        @Override
        public boolean isCancelled() {
            return reached;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "memory, memory", "memory, lmdb", "memory, chronicle",
        "lmdb, memory", "lmdb, lmdb", "lmdb, chronicle",
        "chronicle, memory", "chronicle, lmdb", "chronicle, chronicle"
    })
    void everyPairCopiesEveryPayload(String from, String to) {
        try (TagStore source = open(from, "source");
                TagStore target = open(to, "target")) {
            StoreContents.fill(source, SEED, ENTRIES);
            Optional<String> identity = target.info().identity();
            migrate(source, target, SMALL);
            assertEquals(StoreContents.of(source), StoreContents.of(target));
            assertEquals(identity, target.info().identity());
        }
    }

    @Test
    void whatWasCopiedIsThereWhenTheTargetIsOpenedAgain() {
        List<List<Entry>> expected;
        try (TagStore source = open("memory", "source");
                TagStore target = open("lmdb", "target")) {
            StoreContents.fill(source, SEED, ENTRIES);
            expected = StoreContents.of(source);
            migrate(source, target, SMALL);
        }
        try (TagStore target = open("lmdb", "target")) {
            assertEquals(expected, StoreContents.of(target));
        }
    }

    @Test
    void aSourceThatProvesToBeTheSameIsCopiedFromWhereItWasInterrupted() {
        try (TagStore source = open("lmdb", "source");
                TagStore target = open("lmdb", "target")) {
            StoreContents.fill(source, SEED, ENTRIES);
            interrupt(source, target, SMALL);
            interrupt(source, target, SMALL.withResume(true));
            MigrationReport report = migrate(source, target, SMALL.withResume(true));
            long half = (long) ENTRIES * Table.values().length / 2;
            assertTrue(report.entriesBefore() > half, report.entriesBefore() + " of " + 2 * half);
            assertEquals(StoreContents.of(source), StoreContents.of(target));
        }
    }

    @Test
    void aSourceThatWasWrittenToSinceIsCopiedAnew() {
        try (TagStore source = open("lmdb", "source");
                TagStore target = open("lmdb", "target")) {
            StoreContents.fill(source, SEED, ENTRIES);
            interrupt(source, target, SMALL);
            source.write(operations -> operations.delete(
                    Table.TAGS, StoreContents.of(source).get(0).get(0).key()));
            MigrationReport report = migrate(source, target, SMALL.withResume(true));
            assertEquals(0, report.entriesBefore());
            assertEquals(StoreContents.of(source), StoreContents.of(target));
        }
    }

    @Test
    void anotherSourceDoesNotResume() {
        try (TagStore source = open("lmdb", "source");
                TagStore other = open("lmdb", "other");
                TagStore target = open("lmdb", "target")) {
            StoreContents.fill(source, SEED, ENTRIES);
            StoreContents.fill(other, SEED + 1, ENTRIES);
            interrupt(source, target, SMALL);
            List<List<Entry>> before = StoreContents.of(target);
            assertNotEquals(List.of(), before.get(0));
            assertThrows(MigrationRefusedException.class, () -> migrate(other, target, SMALL.withResume(true)));
            assertEquals(before, StoreContents.of(target));
        }
    }
}
