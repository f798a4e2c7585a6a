package dev.cairn.internal;

import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.WriteLockTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets one write transaction of a store in at a time, in order of arrival (storage.md TXN-5). Safe for use by any number
 * of threads.
 */
final class WriterGate {
    private final String store;
    private final Semaphore place = new Semaphore(1, true);
    private volatile @Nullable Pass holder;
    private volatile boolean closed;

    WriterGate(String store) {
        this.store = store;
    }

    /** The right to write, with what a waiting thread is told about its holder. */
    static final class Pass {
        private final String beganBy = Thread.currentThread().getName();
        private final Instant began = Instant.now();
        private volatile Thread lastUser = Thread.currentThread();

        /** Notes that the current thread uses the transaction: the one that must not wait for it. */
        void use() {
            Thread current = Thread.currentThread();
            if (lastUser != current) {
                lastUser = current;
            }
        }
    }

    /** Waits for the place; the errors are those of {@link dev.cairn.api.TagStore#beginWrite}. */
    Pass enter(Duration timeout) {
        Pass before = holder;
        if (before != null && before.lastUser == Thread.currentThread()) {
            throw new IllegalStateException(
                    store + ": this thread ('" + Thread.currentThread().getName()
                            + "') uses the open write transaction, begun at " + before.began
                            + ", and would wait for itself. Commit or close that one first.");
        }
        if (!await(timeout)) {
            throw new WriteLockTimeoutException(
                    store + ": no write transaction could begin within " + timeout.toMillis() + " ms: "
                            + describe(holder) + ". Close it sooner, or give a longer writeTimeout.");
        }
        if (closed) {
            place.release();
            throw closed();
        }
        Pass pass = new Pass();
        holder = pass;
        return pass;
    }

    private boolean await(Duration timeout) {
        // Who need not wait is not refused for an interrupt.
        if (!place.hasQueuedThreads() && place.tryAcquire()) {
            return true;
        }
        try {
            return place.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationInterruptedException(
                    store + ": the thread was interrupted while it waited for " + describe(holder) + ".", interrupted);
        }
    }

    /** Returns how messages name the transaction that was let in. */
    static String describe(@Nullable Pass pass) {
        return pass == null
                ? "another write transaction"
                : "the write transaction that thread '" + pass.beganBy + "' began at " + pass.began;
    }

    /** Gives the place up. */
    void leave() {
        holder = null;
        place.release();
    }

    /** Wakes everybody who waits, and lets nobody in any more. */
    void close() {
        closed = true;
        // One permit is enough: whoever gets it finds the gate closed and hands it on.
        place.release();
    }

    /** Returns whether nobody is let in any more. */
    boolean isClosed() {
        return closed;
    }

    IllegalStateException closed() {
        return new IllegalStateException(store + ": the store is closed. Open it again to use it.");
    }
}
