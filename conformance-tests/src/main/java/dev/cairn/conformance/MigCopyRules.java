package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.MIG_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.util.Optional;

/** MIG-1: what a migration copies, and what it leaves alone. */
abstract class MigCopyRules {
    @RuleTest(MIG_1)
    void everyTableIsCopiedPayloadForPayloadAndTheSourceIsNotWritten(Stores stores) {
        for (MigrationPair pair : MigrationPair.bothWays(stores)) {
            Contents rows = SampleRows.fill(pair.source(), stores.random());
            long version = pair.source().info().version();
            pair.migrate();
            rows.assertIn(pair.target(), "the target, migrated " + pair);
            rows.assertIn(pair.source(), "the source, migrated " + pair);
            assertEquals(version, pair.source().info().version(), "version of the source, migrated " + pair);
        }
    }

    @RuleTest(MIG_1)
    void theStateAtTheBeginIsCopiedWhateverIsWrittenToTheSourceMeanwhile(Stores stores) {
        for (MigrationPair pair : MigrationPair.bothWays(stores)) {
            Contents rows = SampleRows.fill(pair.source(), stores.random());
            Watcher writer = Watcher.disturbing(progress -> Stamp.commit(pair.source(), progress.bytes() + 1));
            pair.migrate(MigrationPair.SMALL, writer);
            rows.assertIn(pair.target(), "the target, migrated " + pair + " from a source that was written to");
            long written = Shortcuts.number(pair.source(), Stamp::seen);
            assertEquals(writer.last().bytes() + 1, written, "the last write to the source meanwhile, " + pair);
        }
    }

    @RuleTest(MIG_1)
    void theTargetKeepsItsOwnIdentity(Stores stores) {
        MigrationPair pair = MigrationPair.named(stores.open(stores.spec("source")), stores.open());
        Contents rows = SampleRows.fill(pair.source(), stores.random());
        Optional<String> identity = pair.target().info().identity();
        assertEquals(stores.isVolatile(), identity.isEmpty(), () -> "no identity because volatile: " + identity);
        pair.migrate();
        assertEquals(identity, pair.target().info().identity(), "identity of the target, migrated");
        TagStore reopened = stores.reopen(pair.target());
        assertEquals(identity, reopened.info().identity(), "identity of the target, migrated and reopened");
        (stores.isVolatile() ? Contents.empty() : rows).assertIn(reopened, "the target, migrated and reopened");
        Optional<String> sources = pair.source().info().identity();
        if (stores.isVolatile()) {
            assertTrue(sources.isEmpty(), () -> "identity of a volatile source: " + sources);
        } else {
            assertNotEquals(sources, identity, "identities of source and target");
        }
    }
}
