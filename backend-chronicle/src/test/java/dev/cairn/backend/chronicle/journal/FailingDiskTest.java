package dev.cairn.backend.chronicle.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.backend.chronicle.journal.SimulatedDisk.Trouble;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ATO-2: every call that changes a file fails, once or for ever. */
@Tag("same-on-every-jdk")
class FailingDiskTest {
    private static final int SEEDS = 6;

    @Test
    void aCallThatFailsOnceLosesNothingThatWasAcknowledged() throws IOException {
        checkEveryCall(Trouble.FAILS_ONCE);
    }

    @Test
    void aDiskThatFailsForEverLosesNothingThatWasAcknowledged() throws IOException {
        checkEveryCall(Trouble.FAILS_FOR_EVER);
    }

    private static void checkEveryCall(Trouble trouble) throws IOException {
        SimulatedDisk sound = new SimulatedDisk(new SplittableRandom(0));
        Journal.create(sound, Script.STORE);
        int first = sound.calls() + 1;
        new Script().run(Journal.open(sound, Script.STORE, new Contents()));
        for (int at = first; at <= sound.calls(); at++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                check(trouble, at, seed);
            }
        }
    }

    private static void check(Trouble trouble, int at, int seed) throws IOException {
        String where = trouble + " at call " + at + ", seed " + seed;
        SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(seed * 100_000L + at)).with(trouble, at);
        Script script = new Script();
        boolean ended = endsWell(script, disk);
        if (ended && !script.isFailed() && trouble == Trouble.FAILS_ONCE) {
            assertTrue(script.committed().version() >= Script.COMMITS - 1, where + " cost one commit at most");
        }
        SimulatedDisk left = seed % 2 == 0 ? disk.afterKill() : disk.afterPowerLoss();
        Contents found = new Contents();
        Journal journal = Journal.open(left, Script.STORE, found);
        if (script.isUnknown()) {
            LossOfPowerTest.assertFits(where, script, found);
        } else {
            assertEquals(script.committed(), found, where);
        }
        Contents goneOn = Script.commit(journal, found);
        journal.close();
        Contents again = new Contents();
        Journal.open(left.afterPowerLoss(), Script.STORE, again).close();
        assertEquals(goneOn, again, where + ", and again after one more commit");
    }

    private static boolean endsWell(Script script, SimulatedDisk disk) {
        try {
            script.run(disk);
            return true;
        } catch (IOException reported) {
            return false;
        }
    }
}
