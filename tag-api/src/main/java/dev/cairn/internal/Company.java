package dev.cairn.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a commit waits for more transactions to share it. Threads that commit again and again come back together when
 * a commit ends; without a wait, half of them would miss each next one. Threads that do something else between two commits come when
 * they come: who was waited for in vain is not waited for the next time, then not the next three times, and so on. Guarded by the lock of
 * {@link CommitQueue}.
 */
final class Company {
    /** A commit that costs less than waking a thread is not worth a wait. */
    private static final long CHEAP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** How late who keeps the time may be before another takes it over: it may not get a processor, or memory. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** So many commits in a row are made without a wait at most. */
    private static final int MOST_WITHOUT = 63;

    private int expected = 1;
    private int without;
    private int withoutLeft;
    private long lastNanos;
    private @Nullable SharedCommit awaited;
    private @Nullable Thread timekeeper;
    private long until;

    /** Returns whether a commit that could be made now should still wait for company. */
    boolean isWorthAWait(SharedCommit commit) {
        return withoutLeft == 0
                && commit.expectsMore(expected)
                && lastNanos >= CHEAP_NANOS
                && (awaited != commit || until - System.nanoTime() > 0);
    }

    /**
     * Returns how many nanoseconds the current thread waits for company of a commit, until it looks again. The first that asks keeps the
     * time; the others wait longer, and are woken when the commit is made: with one limit for all, all would wake at it, for one of them
     * to make the commit.
     */
    long nanosToWait(SharedCommit commit) {
        if (awaited != commit) {
            awaited = commit;
            timekeeper = Thread.currentThread();
            // A wait in vain costs at most what one more commit would have cost whom it was for.
            until = System.nanoTime() + Math.min(lastNanos, LONGEST_NANOS);
        }
        long left = until - System.nanoTime();
        return timekeeper == Thread.currentThread() ? left : left + LATE_NANOS;
    }

    /** Notes what a commit cost, whether its wait was in vain, and who may come back: who shared it, and who waits for the next. */
    void count(SharedCommit made, @Nullable SharedCommit next, long nanos) {
        if (awaited == made) {
            without = made.expectsMore(expected) ? Math.min(2 * without + 1, MOST_WITHOUT) : 0;
            withoutLeft = without;
        } else if (withoutLeft > 0) {
            withoutLeft--;
        }
        expected = made.members() + (next == null ? 0 : next.members());
        lastNanos = nanos;
        awaited = null;
        timekeeper = null;
    }
}
