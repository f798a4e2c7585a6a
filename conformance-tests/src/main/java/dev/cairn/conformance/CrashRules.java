package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DUR_1;
import static dev.cairn.conformance.Rule.DUR_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.conformance.CommitProgram.Stop;
import java.util.EnumMap;
import java.util.Map;

/** DUR-1 and DUR-2: a child process commits numbered batches and is killed. */
abstract class CrashRules {
    /** A store is killed over so often; then a new one is, because the time to open one grows with what it holds. */
    private static final int KILLS_OF_A_STORE = 12;

    @RuleTest(DUR_1)
    void aCommitThatReturnedSurvivesKillNineAsTheTraitSays(Stores stores) {
        int kills = stores.times(3);
        for (int kill = 0; kill < kills; kill++) {
            long first = lastWhole(stores, stores.spec()) + 1;
            // Behind another one, which is read back: what is never seen at all does not survive either.
            long at = first + 1 + stores.random().nextInt(10);
            Crash crash = Crash.stopped(stores, stores.spec(), Stop.AFTER_COMMIT, first, at);
            assertEquals(at, crash.acknowledged(), "the last commit that was acknowledged");
            assertEquals(
                    stores.isVolatile() ? 0 : at,
                    lastWhole(stores, stores.spec()),
                    "the last commit in the store after kill -9, which came when commit " + at + " had returned");
        }
        stores.record("crashes " + Crash.Moment.BETWEEN_COMMITS.words(), kills);
    }

    @RuleTest(DUR_2)
    void afterACrashEveryAcknowledgedCommitIsThereAndNoPartOfAnother(Stores stores) {
        Map<Crash.Moment, Integer> kills = new EnumMap<>(Crash.Moment.class);
        int enough = stores.kills(3);
        for (int kill = 0; kill < 4 * enough || (kill < 8 * enough && !isSpread(kills, enough)); kill++) {
            StoreSpec spec = stores.spec("store-" + kill / KILLS_OF_A_STORE);
            long first = lastWhole(stores, spec) + 1;
            long at = first + stores.random().nextInt(20);
            Crash crash = switch (kill % 4) {
                case 0 -> Crash.stopped(stores, spec, Stop.BEFORE_COMMIT, first, at);
                case 1 -> Crash.stopped(stores, spec, Stop.AFTER_COMMIT, first, at);
                default -> Crash.unawares(stores, spec, first, at);
            };
            kills.merge(crash.moment(), 1, Integer::sum);
            assertHolds(stores, spec, crash);
        }
        kills.forEach((moment, count) -> stores.record("crashes " + moment.words(), count));
        assertTrue(isSpread(kills, enough), () -> "the kills should spread over all moments, but hit " + kills);
    }

    private static boolean isSpread(Map<Crash.Moment, Integer> kills, int enough) {
        return kills.size() == Crash.Moment.values().length
                && kills.values().stream().allMatch(count -> count >= Math.min(enough, 3));
    }

    private static void assertHolds(Stores stores, StoreSpec spec, Crash crash) {
        long kept = lastWhole(stores, spec);
        if (stores.isVolatile()) {
            assertEquals(0, kept, () -> "the last commit of a volatile store after " + crash);
        } else {
            assertTrue(
                    kept >= crash.acknowledged() && kept <= crash.inFlight(),
                    () -> "the last commit in the store is " + kept + " after kill -9 at " + crash.moment()
                            + ", where commit "
                            + crash.acknowledged() + " was the last that had returned, and " + crash.inFlight()
                            + " the last that had begun");
        }
    }

    private static long lastWhole(Stores stores, StoreSpec spec) {
        try (TagStore store = stores.open(spec)) {
            return store.read(NumberedBatch::lastWhole);
        }
    }
}
