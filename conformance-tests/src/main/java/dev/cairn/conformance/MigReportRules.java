package dev.cairn.conformance;

import static dev.cairn.conformance.MigrationPair.RESUMED;
import static dev.cairn.conformance.MigrationPair.SMALL;
import static dev.cairn.conformance.Rule.MIG_4;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationInterruptedException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationMismatchException;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.core.migration.MigrationRefusedException;
import dev.cairn.core.migration.MigrationReport;
import dev.cairn.core.store.TagRepository;
import java.util.Map;
import java.util.function.Consumer;

/** MIG-4: how both sides are compared, and what is reported. */
abstract class MigReportRules {
    private static final byte[] KEY = Bytes.of("?");

    /** What somebody else may do to a table of the target that is copied already. */
    private static final Map<String, Consumer<WriteOperations>> INTRUSIONS = Map.of(
            "a row was added", tx -> tx.put(Table.NAMES, KEY, KEY),
            "a row was changed", tx -> tx.put(Table.NAMES, Bytes.of("!"), KEY),
            "a row was deleted", tx -> tx.delete(Table.NAMES, Bytes.of("!")));

    @RuleTest(MIG_4)
    void theReportTellsCountAndDigestOfEveryTable(Stores stores) {
        for (MigrationPair pair : MigrationPair.bothWays(stores)) {
            Contents rows = SampleRows.fill(pair.source(), stores.random());
            MigrationReport report = pair.migrate();
            assertEquals(rows.digests(), report.tables(), "tables in the report, migrated " + pair);
            assertEquals(rows.entries(), report.entriesCopied(), "entries in the report, migrated " + pair);
            assertEquals(rows.bytes(), report.bytesCopied(), "bytes in the report, migrated " + pair);
            assertEquals(rows.digests(), Contents.of(pair.target()).digests(), "tables of the target, " + pair);
        }
    }

    @RuleTest(MIG_4)
    void aTargetThatSomebodyElseWritesToIsFoundOutAndDoesNotLookComplete(Stores stores) {
        INTRUSIONS.forEach((what, intrusion) -> {
            MigrationPair pair = MigrationPair.intoSubject(stores, what.replace(' ', '-'));
            Contents rows = SampleRows.fill(pair.source(), stores.random());
            Watcher intruder = intruder(pair.target(), rows, intrusion);
            Refusal.of(
                            MigrationMismatchException.class,
                            "end of a migration during which " + what + " in table names of the target",
                            () -> pair.migrate(SMALL, intruder))
                    .mentions("table names ");
            assertThrows(
                    MigrationInterruptedException.class,
                    () -> new TagRepository(pair.target())
                            .read(reader -> reader.channels().toList()),
                    () -> "a target in which " + what + " should say that it is incomplete");
        });
    }

    /** Writes to the target once, when all is copied and nothing compared. */
    private static Watcher intruder(TagStore target, Contents rows, Consumer<WriteOperations> intrusion) {
        return Watcher.disturbing(progress -> {
            if (progress.phase() == Phase.COPYING && progress.entries() == rows.entries()) {
                target.write(tx -> {
                    intrusion.accept(tx);
                    return null;
                });
            }
        });
    }

    @RuleTest(MIG_4)
    void aDryRunDoesEverythingButWrite(Stores stores) {
        MigrationPair pair = MigrationPair.intoSubject(stores, "store");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        long version = pair.target().info().version();
        Watcher watcher = Watcher.patient();
        MigrationReport dry = pair.migrate(SMALL.withDryRun(true), watcher);
        assertEquals(rows.entries(), watcher.last().totalEntries(), "entries that the dry run has to compare");
        assertEquals(version, pair.target().info().version(), "version of the target after a dry run");
        Contents.empty().assertIn(pair.target(), "the target after a dry run");
        assertEquals(pair.source().info().version(), dry.sourceVersion(), "version of the source in the report");
        assertTrue(dry.dryRun(), "the report says that the run was dry");
        MigrationReport real = pair.migrate();
        assertEquals(real.tables(), dry.tables(), "tables in the report of a dry run");
        assertEquals(real.entriesCopied(), dry.entriesCopied(), "entries in the report of a dry run");
        rows.assertIn(pair.target(), "the target, migrated after a dry run");
    }

    @RuleTest(MIG_4)
    void aDryRunFindsWhatWouldBeRefusedAndWritesNothing(Stores stores) {
        MigrationPair pair = MigrationPair.intoSubject(stores, "store");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        Watcher half = Watcher.endingAfter(rows.entries() / 2);
        assertThrows(MigrationCancelledException.class, () -> pair.migrate(SMALL, half), "a cancelled migration");
        Contents held = Contents.of(pair.target());
        assertTrue(held.entries() > 1, "an interrupted target holds rows and the mark");
        assertDryRunRefused(MigrationInterruptedException.class, pair, "into an interrupted target");
        MigrationReport resumed = pair.migrate(RESUMED.withDryRun(true), MigrationListener.NONE);
        assertEquals(rows.digests(), resumed.tables(), "tables in the report of a dry run that resumes");
        held.assertIn(pair.target(), "an interrupted target after dry runs");
        pair.migrate(RESUMED, MigrationListener.NONE);
        assertDryRunRefused(MigrationRefusedException.class, pair, "into a target that is not empty");
        assertDryRunRefused(
                MigrationRefusedException.class, MigrationPair.named(pair.target(), pair.target()), "into itself");
        rows.assertIn(pair.target(), "a complete target after dry runs");
    }

    private static void assertDryRunRefused(Class<? extends Throwable> type, MigrationPair pair, String where) {
        assertThrows(
                type,
                () -> pair.migrate(SMALL.withDryRun(true), MigrationListener.NONE),
                () -> "a dry run of a migration " + where);
    }
}
