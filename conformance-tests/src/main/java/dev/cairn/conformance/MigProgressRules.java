package dev.cairn.conformance;

import static dev.cairn.conformance.MigrationPair.SMALL;
import static dev.cairn.conformance.Rule.MIG_5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Limits;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.ArrayList;
import java.util.List;

/** MIG-5: what a listener is told, how a migration is cancelled, and what it needs. */
abstract class MigProgressRules {
    @RuleTest(MIG_5)
    void progressGrowsToTheTotal(Stores stores) {
        for (MigrationPair pair : MigrationPair.bothWays(stores)) {
            Contents rows = SampleRows.fill(pair.source(), stores.random());
            Watcher watcher = Watcher.patient();
            pair.migrate(SMALL, watcher);
            List<MigrationProgress> copying = watcher.told(Phase.COPYING);
            MigrationProgress all = new MigrationProgress(Phase.COPYING, rows.entries(), rows.entries(), rows.bytes());
            assertEquals(all, copying.get(copying.size() - 1), "the last report of copying, migrated " + pair);
            assertGrows(copying, rows.entries(), "copying " + pair);
            List<MigrationProgress> comparing = watcher.told(Phase.COMPARING);
            assertGrows(comparing, rows.entries(), "comparing " + pair);
            MigrationProgress compared = comparing.get(comparing.size() - 1);
            assertEquals(
                    rows.entries(), compared.entries(), "entries in the last report of comparing, migrated " + pair);
        }
    }

    private static void assertGrows(List<MigrationProgress> told, long total, String what) {
        MigrationProgress before = told.get(0);
        assertEquals(0, before.entries(), () -> "entries at the begin of " + what);
        for (MigrationProgress now : told) {
            assertEquals(total, now.totalEntries(), () -> "total of entries while " + what);
            boolean grows = now.entries() >= before.entries() && now.bytes() >= before.bytes();
            assertTrue(grows && now.entries() <= total, what + " went from " + before + " to " + now);
            before = now;
        }
    }

    @RuleTest(MIG_5)
    void aMigrationEndsAtTheReportAtWhichItIsCancelled(Stores stores) {
        Contents rows = SampleRows.of(stores.random().nextLong());
        for (long after : List.of(0L, rows.entries() / 3, rows.entries() - 1)) {
            MigrationPair pair = MigrationPair.intoSubject(stores, "target-" + after);
            rows.putInto(pair.source());
            Watcher watcher = Watcher.endingAfter(after);
            assertThrows(
                    MigrationCancelledException.class,
                    () -> pair.migrate(SMALL, watcher),
                    () -> "a migration cancelled after " + after + " entries");
            long early = watcher.told(Phase.COPYING).stream()
                    .filter(progress -> progress.entries() < after)
                    .count();
            assertEquals(early, watcher.told(Phase.COPYING).size() - 1, "reports before the one that it ends at");
            assertEquals(
                    1 + watcher.last().entries(),
                    Contents.of(pair.target()).entries(),
                    "rows of a target that is cancelled, and the mark");
        }
    }

    @RuleTest(MIG_5)
    void noCommitHoldsMoreThanOneBatch(Stores stores) {
        MigrationPair pair = MigrationPair.intoSubject(stores, "store");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        List<Long> held = new ArrayList<>();
        Watcher observer = Watcher.disturbing(
                progress -> held.add(Contents.of(pair.target()).entries()));
        pair.migrate(SMALL, observer);
        long before = 1;
        for (long now : held) {
            long committed = now - before;
            assertTrue(committed <= SMALL.batchEntries(), () -> committed + " rows appeared at once");
            before = now;
        }
        assertEquals(rows.entries() + 1, before, "rows of the target before the end, and the mark");
        assertEquals(rows.entries(), Contents.of(pair.target()).entries(), "rows of the target at the end");
        assertBytesBounded(observer.told(Phase.COPYING));
    }

    private static void assertBytesBounded(List<MigrationProgress> told) {
        for (int report = 1; report < told.size(); report++) {
            long entries = told.get(report).entries() - told.get(report - 1).entries();
            long bytes = told.get(report).bytes() - told.get(report - 1).bytes();
            assertTrue(
                    entries == 1 || bytes <= SMALL.batchBytes(),
                    () -> "a batch of " + entries + " entries with " + bytes + " bytes");
        }
    }

    @RuleTest(MIG_5)
    void memoryIsNeededForOneBatchOnly(Stores stores) {
        int table = 48;
        // What is volatile lies in the heap itself, twice, and 1 MiB may take 2; there is no room for a third copy
        // then.
        int heap = stores.isVolatile() ? 4 * table + table : table * 3 / 4;
        ChildJvm child = stores.start(ChildLimits.heap(heap), ChildProgram.MIGRATE_LARGE, table);
        child.expect("filled");
        long bytes = (long) table * (Limits.MAX_PAYLOAD_BYTES + Long.BYTES);
        assertEquals(String.valueOf(bytes), child.expect("copied"), "bytes copied in a heap of " + heap + " MiB");
        child.awaitSuccess();
    }
}
