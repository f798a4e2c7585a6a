package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** For whom a commit waits, and who keeps the time of it (docs/decisions/0012). */
class CompanyTest {
    private static final long MANY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Company company = new Company();

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
        return CompletableFuture.supplyAsync(() -> company.nanosToWait(commit), task -> new Thread(task).start())
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
        company.count(of(2), null, TimeUnit.MICROSECONDS.toNanos(100));
        assertTrue(company.nanosToWait(of(1)) <= TimeUnit.MICROSECONDS.toNanos(100));
        company.count(of(2), null, MANY_NANOS);
        assertTrue(company.nanosToWait(of(1)) <= LONGEST_NANOS);
    }

    @Test
    void theFirstThatWaitsKeepsTheTimeForAll() throws Exception {
        company.count(of(3), null, MANY_NANOS);
        SharedCommit commit = of(1);
        assertTrue(company.nanosToWait(commit) <= LONGEST_NANOS);
        assertEquals(Long.MAX_VALUE, nanosOfAnotherThread(commit));
        TimeUnit.NANOSECONDS.sleep(LONGEST_NANOS);
        assertTrue(company.nanosToWait(commit) <= 0, "the time is not begun anew");
        assertFalse(company.isWorthAWait(commit));
        SharedCommit next = of(1);
        assertTrue(company.isWorthAWait(next));
        assertTrue(nanosOfAnotherThread(next) <= LONGEST_NANOS);
        assertEquals(Long.MAX_VALUE, company.nanosToWait(next));
    }
}
