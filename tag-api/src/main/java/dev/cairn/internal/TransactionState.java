package dev.cairn.internal;

import dev.cairn.spi.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction holds, apart from the object that its user has: so the collector can find a transaction that was
 * dropped, and what it held can still be released (storage.md TXN-8).
 *
 * <p>The lock lets one thread at a time in, and makes the store's close wait for calls in flight (TXN-4, TXN-7).
 */
final class TransactionState {
    private final String store;
    private final Snapshot snapshot;
    private final Consumer<TransactionState> release;
    private final @Nullable Throwable trace;
    private final String thread = Thread.currentThread().getName();
    private final long began = System.currentTimeMillis();
    private final ReentrantLock lock = new ReentrantLock();
    /** Cheaper than what identity has, which takes a call into the JVM. */
    private final int hash = ThreadLocalRandom.current().nextInt();

    private boolean snapshotClosed;
    private volatile @Nullable String ended;

    /** Takes over {@code snapshot}; {@code release} gives up what the transaction holds beside it. */
    TransactionState(String store, Snapshot snapshot, Consumer<TransactionState> release, @Nullable Throwable trace) {
        this.store = store;
        this.snapshot = snapshot;
        this.release = release;
        this.trace = trace;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Returns who began this transaction and when, for messages. */
    String origin() {
        return "begun by thread '" + thread + "' at " + Instant.ofEpochMilli(began);
    }

    /** Returns the stack of the begin; {@code null} unless the store was told to keep it. */
    @Nullable
    Throwable trace() {
        return trace;
    }

    Duration age() {
        return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - began));
    }

    /** Keeps other threads out until {@link #exit}; throws if the transaction has ended. */
    void enter() {
        lock.lock();
        if (ended != null) {
            lock.unlock();
            throw over();
        }
    }

    void exit() {
        lock.unlock();
    }

    /** Throws if the transaction has ended. */
    void checkOpen() {
        if (ended != null) {
            throw over();
        }
    }

    private IllegalStateException over() {
        return new IllegalStateException(
                store + ": the transaction " + origin() + " " + ended + ". Begin another one.");
    }

    /** Ends the transaction, once; {@code how} completes "the transaction ...". Returns whether it was open. */
    boolean end(String how) {
        lock.lock();
        try {
            if (ended != null) {
                return false;
            }
            ended = how;
            try {
                closeSnapshot();
            } finally {
                release.accept(this);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the snapshot up before the end, so that a commit need not keep what its base pins. */
    void closeSnapshot() {
        if (!snapshotClosed) {
            snapshotClosed = true;
            snapshot.close();
        }
    }

    /** Equal only to itself, as every object is. */
    @Override
    public int hashCode() {
        return hash;
    }
}
