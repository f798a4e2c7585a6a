package dev.cairn.conformance;

import static dev.cairn.conformance.MigrationPair.RESUMED;
import static dev.cairn.conformance.MigrationPair.SMALL;
import static dev.cairn.conformance.Rule.MIG_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationInterruptedException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.store.TagRepository;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.function.Executable;

/** MIG-3: what an interrupted migration leaves behind. */
abstract class MigInterruptionRules {
    private static final int LONGEST_DELAY_NANOS = 4_000_000;

    @RuleTest(MIG_3)
    void anInterruptedTargetSaysSoAndCanBeResumed(Stores stores) {
        Contents rows = SampleRows.of(stores.random().nextLong());
        long all = rows.entries();
        // At the very begin, after one batch, half-way, after the last batch, and before both sides are compared.
        for (long after : List.of(0L, 1L, all / 2, all, all + 1)) {
            String what = "the target, interrupted after " + after + " of " + all + " entries";
            MigrationPair pair = interrupted(MigrationPair.intoSubject(stores, "target-" + after), rows, after);
            assertSaysSo(pair.target(), what);
            assertInterrupted("a migration into " + what, pair::migrate);
            MigrationPair onward = MigrationPair.named(pair.target(), stores.openMemory());
            assertInterrupted("a migration out of " + what, onward::migrate);
            pair.migrate(RESUMED, MigrationListener.NONE);
            assertComplete(pair.target(), rows, what + ", resumed");
        }
    }

    @RuleTest(MIG_3)
    void anInterruptedTargetSaysSoWhenOpenedAgainAndCanBeDiscarded(Stores stores) throws IOException {
        Contents rows = SampleRows.of(stores.random().nextLong());
        MigrationPair pair = interrupted(MigrationPair.intoSubject(stores, "store"), rows, rows.entries() / 2);
        TagStore reopened = stores.reopen(pair.target());
        if (stores.isVolatile()) {
            Contents.empty().assertIn(reopened, "a volatile target, interrupted and reopened");
        } else {
            assertSaysSo(reopened, "the target, interrupted and reopened");
        }
        reopened.close();
        stores.removeFiles("store");
        MigrationPair anew = MigrationPair.named(pair.source(), stores.open());
        anew.migrate();
        assertComplete(anew.target(), rows, "the target, migrated anew in the place of one that was discarded");
    }

    @RuleTest(MIG_3)
    void aMigrationKilledInTheMiddleIsCompletedByTheNext(Stores stores) {
        long seed = stores.random().nextLong();
        Contents rows = SampleRows.of(seed);
        int kills = 1 + stores.times(2);
        boolean complete = false;
        for (int kill = 1; kill <= kills && !complete; kill++) {
            boolean stops = kill % 2 == 1;
            long at = rows.entries() * kill / (kills + 1);
            try (ChildJvm child = stores.start(ChildProgram.MIGRATE, "source", seed, stops ? at : Long.MAX_VALUE)) {
                MigrateProgram.awaitCopied(child, at);
                LockSupport.parkNanos(stops ? 0 : stores.random().nextInt(LONGEST_DELAY_NANOS));
                child.kill();
            }
            complete = isComplete(stores, rows, "the target, killed after " + at + " of " + rows.entries());
            assertTrue(!stops || !complete, "a target looks complete whose migration was killed at " + at + " entries");
        }
        if (!complete) {
            ChildJvm last = stores.start(ChildProgram.MIGRATE, "source", seed, Long.MAX_VALUE);
            long kept = MigrateProgram.awaitFinished(last);
            assertEquals(stores.isVolatile(), kept == 0, "entries copied before the kills, and kept: " + kept);
            last.awaitSuccess();
            complete = isComplete(stores, rows, "the target, killed " + kills + " times and completed");
        }
        assertEquals(!stores.isVolatile(), complete, "a store that persists is complete in the end");
    }

    private static MigrationPair interrupted(MigrationPair pair, Contents rows, long after) {
        rows.putInto(pair.source());
        assertThrows(
                MigrationCancelledException.class,
                () -> pair.migrate(SMALL, Watcher.endingAfter(after)),
                () -> "a migration cancelled after " + after + " entries");
        return pair;
    }

    private static void assertSaysSo(TagStore store, String what) {
        TagRepository tags = new TagRepository(store);
        assertInterrupted(what + ": beginRead", tags::beginRead);
        assertInterrupted(what + ": beginWrite", tags::beginWrite);
        assertInterrupted(
                what + ": read", () -> tags.read(reader -> reader.channels().toList()));
        assertInterrupted(what + ": write", () -> tags.write(writer -> writer.deleteName("v1")));
        assertEquals(0, store.info().openReaders(), () -> what + ": transactions that are open after the refusals");
    }

    private static void assertInterrupted(String what, Executable call) {
        Refusal.of(MigrationInterruptedException.class, what, call)
                .mentions("incomplete")
                .mentions("iscard the store");
    }

    private static void assertComplete(TagStore store, Contents rows, String what) {
        rows.assertIn(store, what);
        assertTrue(opens(store), () -> what + ": should open as complete");
    }

    private static boolean opens(TagStore store) {
        try {
            new TagRepository(store).beginRead().close();
            return true;
        } catch (MigrationInterruptedException incomplete) {
            return false;
        }
    }

    /** Opens the target again: it is empty if volatile, says that it is incomplete, or holds everything. */
    private static boolean isComplete(Stores stores, Contents rows, String what) {
        try (TagStore target = stores.open()) {
            if (stores.isVolatile()) {
                Contents.empty().assertIn(target, what);
            } else if (opens(target)) {
                rows.assertIn(target, what);
                return true;
            }
            return false;
        }
    }
}
