package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For whom a commit waits, and who keeps the time of it (docs/decisions/0012). */
class CompanyTest {
    private static final long MANY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Company company = new Company();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        other.shutdown();
    }

    private static SharedCommit of(int members) {
        SharedCommit commit = new SharedCommit("store", writes(0));
        for (int number = 1; number < members; number++) {
            commit.add(writes(number), new MapEngine().snapshot());
        }
        return commit;
    }

    private static Overlay writes(int key) {
        Overlay writes = new Overlay();
        writes.put(Table.TAGS, new byte[] {(byte) key}, new byte[0]);
        return writes;
    }

    private long nanosOfAnotherThread(SharedCommit commit) {
        return CompletableFuture.supplyAsync(() -> company.nanosToWait(commit), other)
                .join();
    }

    @Test
    void theFirstCommitWaitsForNobody() {
        assertFalse(company.isWorthAWait(of(1)));
    }

    @Test
    void whoSharedTheLastOneIsExpectedAndWhoCameMeanwhile() {
        company.count(of(2), of(1), MANY_NANOS);
        assertTrue(company.isWorthAWait(of(2)));
        assertFalse(company.isWorthAWait(of(3)));
        company.count(of(2), null, MANY_NANOS);
        assertTrue(company.isWorthAWait(of(1)));
        assertFalse(company.isWorthAWait(of(2)));
    }

    @Test
    void aCheapCommitWaitsForNobody() {
        company.count(of(2), null, TimeUnit.MICROSECONDS.toNanos(50) - 1);
        assertFalse(company.isWorthAWait(of(1)));
    }

    @Test
    void nobodyIsWaitedForWhoCannotCome() {
        company.count(of(2), null, MANY_NANOS);
        SharedCommit commit = of(1);
        commit.expectNobody();
        assertFalse(company.isWorthAWait(commit));
    }

    @Test
    void theWaitIsAsLongAsTheLastCommitAndHasALimit() {
        requireWait(TimeUnit.MICROSECONDS.toNanos(100), TimeUnit.MICROSECONDS.toNanos(100));
        requireWait(LONGEST_NANOS, MANY_NANOS);
    }

    private void requireWait(long expectedNanos, long lastNanos) {
        company.count(of(2), null, lastNanos);
        long before = System.nanoTime();
        long nanos = company.nanosToWait(of(1));
        long taken = System.nanoTime() - before;
        assertTrue(nanos <= expectedNanos && nanos >= expectedNanos - taken, nanos + " ns after " + taken);
    }

    @Test
    void whoDoesNotComeIsWaitedForLessAndLess() {
        company.count(of(2), null, MANY_NANOS);
        for (int without : new int[] {1, 3, 7, 15, 31, 63, 63}) {
            waitFor(of(1), of(1));
            assertEquals(without, commitsWithoutAWait());
        }
        SharedCommit joined = of(1);
        waitFor(joined, null, () -> joined.add(writes(1), new MapEngine().snapshot()));
        assertEquals(0, commitsWithoutAWait());
        waitFor(of(1), of(1));
        assertEquals(1, commitsWithoutAWait());
    }

    private void waitFor(SharedCommit commit, @Nullable SharedCommit next) {
        waitFor(commit, next, () -> {});
    }

    private void waitFor(SharedCommit commit, @Nullable SharedCommit next, Runnable meanwhile) {
        company.nanosToWait(commit);
        meanwhile.run();
        company.count(commit, next, MANY_NANOS);
    }

    private int commitsWithoutAWait() {
        int commits = 0;
        while (!company.isWorthAWait(of(1))) {
            company.count(of(2), null, MANY_NANOS);
            commits++;
        }
        return commits;
    }

    @Test
    void theFirstThatWaitsKeepsTheTimeForAll() throws Exception {
        company.count(of(3), null, MANY_NANOS);
        SharedCommit commit = of(1);
        assertTrue(company.nanosToWait(commit) <= LONGEST_NANOS);
        requireLonger(nanosOfAnotherThread(commit), company.nanosToWait(commit));
        TimeUnit.NANOSECONDS.sleep(LONGEST_NANOS);
        assertTrue(company.nanosToWait(commit) <= 0, "the time is not begun anew");
        assertFalse(company.isWorthAWait(commit));
        SharedCommit next = of(1);
        assertTrue(company.isWorthAWait(next));
        assertTrue(nanosOfAnotherThread(next) <= LONGEST_NANOS);
        requireLonger(company.nanosToWait(next), nanosOfAnotherThread(next));
    }

    /** Requires that who was asked first waits longer than who keeps the time, and not without a limit. */
    private static void requireLonger(long other, long timekeeper) {
        assertTrue(other - timekeeper >= LATE_NANOS, other + " " + timekeeper);
        assertTrue(other <= LONGEST_NANOS + LATE_NANOS, other + " ns");
    }
}
