package dev.cairn.conformance;

import static dev.cairn.conformance.MigrationPair.RESUMED;
import static dev.cairn.conformance.MigrationPair.SMALL;
import static dev.cairn.conformance.Rule.MIG_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreLockedException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationRefusedException;
import dev.cairn.core.migration.MigrationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** MIG-2: which targets are refused, and which go on with what they hold. */
abstract class MigTargetRules {
    private static final byte[] KEY = Bytes.of("held");

    @RuleTest(MIG_2)
    void aTargetThatHoldsAnythingIsRefusedAndKept(Stores stores) {
        MigrationPair pair = MigrationPair.intoSubject(stores, "store");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        for (Table table : Table.values()) {
            Shortcuts.put(pair.target(), table, KEY, KEY);
            Contents held = Contents.of(pair.target());
            for (MigrationOptions options : List.of(SMALL, RESUMED, SMALL.withDryRun(true))) {
                assertRefused(pair, options, "into a target with one row, in table " + table.storedName())
                        .mentions("not empty")
                        .mentions("table " + table.storedName() + " ");
            }
            held.assertIn(pair.target(), "a target that was refused");
            assertTrue(Shortcuts.delete(pair.target(), table, KEY), "the row of the refused target can be deleted");
        }
        pair.migrate();
        rows.assertIn(pair.target(), "a target that is empty again, migrated");
    }

    @RuleTest(MIG_2)
    void aStoreIsNotCopiedIntoItself(Stores stores) throws IOException {
        TagStore store = stores.open();
        Contents rows = SampleRows.fill(store, stores.random());
        MigrationPair itself = MigrationPair.named(store, store);
        assertRefused(itself, SMALL, "into itself").mentions("one store");
        if (stores.isVolatile()) {
            MigrationPair two = MigrationPair.named(store, stores.open());
            two.migrate();
            rows.assertIn(two.target(), "a second volatile store, which is not the first one, migrated");
        } else {
            Path spelling = stores.directory().resolve("store/../store");
            assertThrows(
                    StoreLockedException.class,
                    () -> stores.open(stores.spec().at(spelling)),
                    "open of a target at the place of the source");
            store.close();
            Path copy = FileTrees.copy(
                    stores.directory().resolve("store"), stores.directory().resolve("copy"));
            MigrationPair twins =
                    MigrationPair.named(stores.open(), stores.open(stores.spec().at(copy)));
            assertRefused(twins, SMALL, "into a copy of the source's files").mentions("copy of the other's files");
            rows.assertIn(twins.source(), "a source that was refused");
        }
    }

    @RuleTest(MIG_2)
    void anInterruptedMigrationGoesOnIfTheSourceProvesToBeTheSame(Stores stores) {
        MigrationPair pair = MigrationPair.outOfSubject(stores, "source");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        long copied = interrupt(pair, rows);
        Watcher watcher = Watcher.patient();
        MigrationReport report = pair.migrate(RESUMED, watcher);
        long kept = stores.isVolatile() ? 0 : copied;
        assertEquals(kept, report.entriesBefore(), "entries that were copied before, and kept");
        assertEquals(rows.entries() - kept, report.entriesCopied(), "entries that were copied after");
        rows.assertIn(pair.target(), "the target, resumed");
    }

    @RuleTest(MIG_2)
    void aSourceThatWasWrittenToSinceIsCopiedAnew(Stores stores) {
        MigrationPair pair = MigrationPair.outOfSubject(stores, "source");
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        interrupt(pair, rows);
        byte[] deleted = rows.rows(Table.TAGS).get(0).key();
        assertTrue(Shortcuts.delete(pair.source(), Table.TAGS, deleted), "a row that was copied is deleted");
        Stamp.commit(pair.source(), 1);
        Contents now = Contents.of(pair.source());
        assertEquals(0, pair.migrate(RESUMED, MigrationListener.NONE).entriesBefore(), "entries of an old state, kept");
        now.assertIn(pair.target(), "the target, migrated anew");
    }

    @RuleTest(MIG_2)
    void anInterruptedMigrationIsNotCompletedFromAnotherStore(Stores stores) {
        MigrationPair one = MigrationPair.outOfSubject(stores, "source");
        Contents rows = SampleRows.fill(one.source(), stores.random());
        interrupt(one, rows);
        MigrationPair other = MigrationPair.named(stores.open(stores.spec("other")), one.target());
        Contents others = SampleRows.fill(other.source(), stores.random());
        if (stores.isVolatile()) {
            // Nobody can tell two volatile stores apart: what the first one left is not trusted.
            assertEquals(0, other.migrate(RESUMED, MigrationListener.NONE).entriesBefore(), "entries of another store");
            others.assertIn(other.target(), "the target, migrated anew");
        } else {
            Contents held = Contents.of(one.target());
            String source = one.source().info().location().orElseThrow();
            assertRefused(other, RESUMED, "into a target of another source").mentions(source);
            held.assertIn(one.target(), "a target that was refused");
            one.migrate(RESUMED, MigrationListener.NONE);
            rows.assertIn(one.target(), "the target, resumed from its own source");
        }
    }

    /** Ends a migration half-way, and returns how many entries it had copied. */
    private static long interrupt(MigrationPair pair, Contents rows) {
        Watcher half = Watcher.endingAfter(rows.entries() / 2);
        assertThrows(MigrationCancelledException.class, () -> pair.migrate(SMALL, half), "a cancelled migration");
        return half.last().entries();
    }

    private static Refusal assertRefused(MigrationPair pair, MigrationOptions options, String where) {
        return Refusal.of(
                MigrationRefusedException.class,
                "migration " + where,
                () -> pair.migrate(options, MigrationListener.NONE));
    }
}
