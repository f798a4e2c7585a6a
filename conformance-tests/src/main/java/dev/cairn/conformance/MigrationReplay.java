package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The migration replay, step by step as the specification tells it (domain.md section 10). */
final class MigrationReplay {
    private static final List<Consumer<DomainChecks>> ELEVEN_CHECKS = List.of(
            DomainChecks::tagCreation,
            DomainChecks::tagWithAPreviousOne,
            DomainChecks::summaryOfChanges,
            DomainChecks::providerStatistics,
            DomainChecks::emptySummary,
            DomainChecks::tagToRecordAndBack,
            DomainChecks::summaryToRecordAndBack,
            DomainChecks::tagOperations,
            DomainChecks::summaryOperations,
            DomainChecks::severalTags,
            DomainChecks::tagAndSummaryUnderOneHash);

    private final TagStore source;
    private final Supplier<TagStore> target;
    private final SampleHistory history;

    /**
     * Makes a replay.
     *
     * @param source a store that is empty
     * @param target opens the store to fill; called again after its close
     */
    MigrationReplay(TagStore source, Supplier<TagStore> target, long seed) {
        this.source = source;
        this.target = target;
        this.history = SampleHistory.of(seed);
    }

    void run() {
        check(source, "the source");
        history.putInto(source);
        Contents contents = Contents.of(source);
        history.assertIn(source, "the source");

        try (TagStore filled = target.get()) {
            copy(filled, contents, "the target");
        }
        try (TagStore reopened = target.get()) {
            if (reopened.info().traits().durability() == Durability.VOLATILE) {
                Contents.empty().assertIn(reopened, "the volatile target, reopened");
                copy(reopened, contents, "the volatile target, filled again");
            } else {
                assertHolds(reopened, contents, "the target, reopened");
            }
        }
    }

    private void copy(TagStore to, Contents contents, String what) {
        MigrationReport report = new Migration(source, to, MigrationOptions.defaults()).run(MigrationListener.NONE);
        assertEquals(contents.digests(), report.tables(), "tables in the report");
        assertHolds(to, contents, what);
    }

    /** Compares before and after the checks, which change nothing where they have been run before. */
    private void assertHolds(TagStore store, Contents contents, String what) {
        contents.assertIn(store, what);
        history.assertIn(store, what);
        check(store, what);
        contents.assertIn(store, what + ", checked");
    }

    private static void check(TagStore store, String what) {
        for (int number = 0; number < ELEVEN_CHECKS.size(); number++) {
            try {
                ELEVEN_CHECKS.get(number).accept(new DomainChecks(new TagRepository(store)));
            } catch (AssertionError failed) {
                throw new AssertionError(what + ", check " + (number + 1) + ": " + failed.getMessage(), failed);
            }
        }
    }
}
