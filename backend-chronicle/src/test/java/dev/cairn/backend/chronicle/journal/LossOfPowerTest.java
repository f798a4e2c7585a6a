package dev.cairn.backend.chronicle.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.backend.chronicle.journal.SimulatedDisk.PowerLoss;
import dev.cairn.backend.chronicle.journal.SimulatedDisk.Trouble;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DUR-1 and DUR-2: power is lost at every call that changes a file, and what was not forced is torn in every way. */
@Tag("same-on-every-jdk")
class LossOfPowerTest {
    private static final int SEEDS = 8;

    /** The first commit of the script that takes several frames. */
    private static final int LARGE = 3;

    @Test
    void everyCrashPointLeavesTheAcknowledgedCommitsAndNoPartOfAnother() throws IOException {
        for (int at = 1; at <= calls(); at++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                check(at, seed);
            }
        }
    }

    private static int calls() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(0));
        Script script = new Script();
        script.run(disk);
        assertEquals(Script.COMMITS, script.committed().version());
        return disk.calls();
    }

    private static void check(int at, int seed) throws IOException {
        String where = "power lost at call " + at + ", seed " + seed;
        SplittableRandom random = new SplittableRandom(seed * 100_000L + at);
        SimulatedDisk disk = new SimulatedDisk(random).with(Trouble.POWER_LOSS, at);
        Script script = new Script();
        boolean created = runUntilPowerIsLost(script, disk);
        SimulatedDisk left = disk.afterPowerLoss();
        if (!created) {
            // Whoever makes a store makes it anew until its files are whole.
            return;
        }
        Contents found = new Contents();
        if (random.nextBoolean()) {
            left = crashWhileOpening(left, random);
        }
        Journal journal = Journal.open(left, Script.STORE, found);
        assertFits(where, script, found);
        Contents goneOn = Script.commit(journal, found);
        Contents again = new Contents();
        Journal.open(left.afterPowerLoss(), Script.STORE, again).close();
        assertEquals(goneOn, again, where + ", and again after one more commit");
    }

    private static boolean runUntilPowerIsLost(Script script, Disk disk) throws IOException {
        try {
            Journal.create(disk, Script.STORE);
        } catch (PowerLoss lost) {
            return false;
        }
        try {
            script.run(Journal.open(disk, Script.STORE, new Contents()));
        } catch (PowerLoss lost) {
            return true;
        }
        return true;
    }

    @Test
    void whatACrashLeftIsRemovedSoThatTheNextCommitCannotBeCompletedByIt() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(seed));
            Journal.create(disk, Script.STORE);
            Contents found = new Contents();
            for (int commit = 1; commit < LARGE; commit++) {
                Journal journal = Journal.open(disk, Script.STORE, found);
                found = Script.commit(journal, found);
                journal.close();
            }
            long end = disk.open("log-1").length();
            SimulatedDisk left = crashInCommit(disk, found);
            Contents kept = new Contents();
            Journal.open(left, Script.STORE, kept);
            assertEquals(!kept.equals(found), left.open("log-1").length() > end, "seed " + seed);
        }
    }

    /** Loses power when a commit is being forced, after all its writes. */
    private static SimulatedDisk crashInCommit(SimulatedDisk disk, Contents before) throws IOException {
        SimulatedDisk sound = disk.afterKill();
        Script.commit(Journal.open(sound, Script.STORE, new Contents()), before);
        SimulatedDisk crashed = disk.afterKill().with(Trouble.POWER_LOSS, sound.calls());
        Journal journal = Journal.open(crashed, Script.STORE, new Contents());
        assertThrows(PowerLoss.class, () -> Script.commit(journal, before));
        return crashed.afterPowerLoss();
    }

    private static SimulatedDisk crashWhileOpening(SimulatedDisk disk, SplittableRandom random) throws IOException {
        disk.with(Trouble.POWER_LOSS, 1 + random.nextInt(4));
        try {
            Journal.open(disk, Script.STORE, new Contents());
        } catch (PowerLoss lost) {
            return disk.afterPowerLoss();
        }
        return disk.afterKill();
    }

    static void assertFits(String where, Script script, Contents found) {
        Contents acknowledged = script.committed();
        boolean fits = found.equals(acknowledged) || found.equals(Script.next(acknowledged));
        assertTrue(fits, () -> where + ": " + acknowledged + " was acknowledged, and " + found + " is there");
    }
}
