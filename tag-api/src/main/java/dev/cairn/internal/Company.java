package dev.cairn.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a commit waits for more transactions to share it. Threads that commit again and again come back together when
 * a commit ends; without a wait, half of them would miss each next one. Guarded by the lock of {@link CommitQueue}.
 */
final class Company {
    /** A commit that costs less than waking a thread is not worth a wait. */
    private static final long CHEAP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private int expected = 1;
    private long lastNanos;
    private @Nullable SharedCommit awaited;
    private long until;

    /** Returns how many nanoseconds a commit that could be made now should still wait; 0 or less for not at all. */
    long patience(SharedCommit commit) {
        if (commit.members() >= expected || lastNanos < CHEAP_NANOS) {
            return 0;
        }
        if (awaited != commit) {
            awaited = commit;
            until = System.nanoTime() + Math.min(lastNanos / 2, LONGEST_NANOS);
        }
        return until - System.nanoTime();
    }

    /** Notes what a commit cost, and who may come back: those who shared it, and those who wait for the next. */
    void count(SharedCommit made, @Nullable SharedCommit next, long nanos) {
        expected = made.members() + (next == null ? 0 : next.members());
        lastNanos = nanos;
    }
}
