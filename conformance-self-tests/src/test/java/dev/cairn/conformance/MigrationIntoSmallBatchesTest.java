package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A target whose largest commit is smaller than the batches that a migration would like is filled all the same (MIG-5). */
class MigrationIntoSmallBatchesTest {
    private final Contents rows = SampleRows.of(11);

    @Test
    void noBatchIsLargerThanTheTargetTakes() {
        try (TagStore source = filled();
                TagStore target = TagStores.open("small-batches:")) {
            Watcher watcher = Watcher.patient();
            migrate(source, target, MigrationOptions.defaults(), watcher);
            rows.assertIn(target, "the target");
            List<MigrationProgress> told = watcher.told(Phase.COPYING);
            assertTrue(told.size() > rows.entries() / SmallBatchesProvider.ENTRIES, () -> "reports: " + told.size());
        }
    }

    @Test
    void whatAnInterruptedMigrationLeftIsClearedInBatchesThatTheTargetTakes() {
        try (TagStore source = filled();
                TagStore target = TagStores.open("small-batches:")) {
            assertThrows(
                    MigrationCancelledException.class,
                    () -> migrate(source, target, MigrationOptions.defaults(), Watcher.endingAfter(300)));
            assertTrue(Contents.of(target).entries() > 300);
            MigrationOptions resumed = MigrationOptions.defaults().withResume(true);
            assertEquals(0, migrate(source, target, resumed, MigrationListener.NONE));
            rows.assertIn(target, "the target, migrated anew");
        }
    }

    private TagStore filled() {
        TagStore source = TagStores.open("memory:");
        rows.putInto(source);
        return source;
    }

    /** Returns how many entries of an earlier run were kept. */
    private static long migrate(
            TagStore source, TagStore target, MigrationOptions options, MigrationListener listener) {
        return new Migration(source, target, options).run(listener).entriesBefore();
    }
}
