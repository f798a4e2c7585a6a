package dev.cairn.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long a commit waits for more transactions to share it. Threads that commit again and again come back together when
 * a commit ends; without a wait, half of them would miss each next one. Guarded by the lock of {@link CommitQueue}.
 */
final class Company {
    /** A commit that costs less than waking a thread is not worth a wait. */
    private static final long CHEAP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private int expected = 1;
    private long lastNanos;
    private @Nullable SharedCommit waiting;
    private @Nullable SharedCommit awaited;

    /** Waits for those expected, once for each commit; returns whether somebody else may have done something meanwhile. */
    boolean await(SharedCommit commit) {
        if (commit.members() >= expected || lastNanos < CHEAP_NANOS) {
            return false;
        }
        if (waiting == commit) {
            commit.changed().awaitUninterruptibly();
            return true;
        }
        if (awaited == commit) {
            return false;
        }
        awaited = commit;
        waiting = commit;
        try {
            commit.changed().awaitNanos(Math.min(lastNanos / 2, LONGEST_NANOS));
        } catch (InterruptedException wantsToGoOn) {
            Thread.currentThread().interrupt();
        } finally {
            if (waiting == commit) {
                waiting = null;
            }
        }
        return true;
    }

    /** Notes what a commit cost, and who may come back: those who shared it, and those who wait for the next. */
    void count(SharedCommit made, @Nullable SharedCommit next, long nanos) {
        expected = made.members() + (next == null ? 0 : next.members());
        lastNanos = nanos;
        if (next != null) {
            next.changed().signal();
        }
    }
}
