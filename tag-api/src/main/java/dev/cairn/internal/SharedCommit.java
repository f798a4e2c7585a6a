package dev.cairn.internal;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One commit of the engine for the transactions that ended while the one before it was written: their writes merged, and
 * what became of them. Guarded by the lock of {@link CommitQueue} until it is settled, but for {@link #isSettled}, and unchanging from then
 * on; once it is taken to be committed, the writes stay as they are.
 */
final class SharedCommit {
    /** What is merged is small: a force costs as much as writing this, and nobody waits for more than this of others. */
    private static final long MOST_ENTRIES = 4_096;

    private static final long MOST_BYTES = 4L << 20;

    private final String store;
    private final Overlay writes;
    private final List<Thread> waiting = new ArrayList<>();

    private int members = 1;
    private boolean expectsNobody;
    private boolean undone;
    private long version;
    private volatile boolean settled;
    private @Nullable RuntimeException failure;

    /** Makes a commit of one transaction, whose writes are kept. */
    SharedCommit(String store, Overlay writes) {
        this.store = store;
        this.writes = writes;
    }

    Overlay writes() {
        return writes;
    }

    /** Notes that this thread waits for what becomes of it. */
    void addWaiting() {
        Thread current = Thread.currentThread();
        if (!waiting.contains(current)) {
            waiting.add(current);
        }
    }

    /** Wakes the first of those who wait, if any does. */
    void wakeOne() {
        if (!waiting.isEmpty()) {
            LockSupport.unpark(waiting.get(0));
        }
    }

    /** Wakes all who wait, once it is settled; best without the lock, which they need next. */
    void wakeAll() {
        for (int at = 0; at < waiting.size(); at++) {
            LockSupport.unpark(waiting.get(at));
        }
    }

    /** Returns how many transactions share this commit. */
    int members() {
        return members;
    }

    /** Returns whether the writes of one more transaction can be merged. */
    boolean hasRoomFor(Overlay more, StoreTraits traits) {
        return writes.entries() + more.entries() <= Math.min(MOST_ENTRIES, traits.largestBatchEntries())
                && writes.bytes() + more.bytes() <= Math.min(MOST_BYTES, traits.largestBatchBytes());
    }

    /** Merges the writes of a transaction that was made on top of this commit. */
    void add(Overlay later, Snapshot beneath) {
        members++;
        writes.merge(later, beneath);
    }

    /** Notes that no more transactions can share it. */
    void expectNobody() {
        expectsNobody = true;
    }

    /** Returns whether one that shares it can still come, if there are so many that may. */
    boolean expectsMore(int most) {
        return !expectsNobody && members < most;
    }

    boolean isSettled() {
        return settled;
    }

    void succeed(long made) {
        version = made;
        settled = true;
    }

    /** Says that nothing of it was applied, or, with a {@link dev.cairn.api.StoreFailedException}, that nobody knows. */
    void fail(RuntimeException why) {
        failure = why;
        settled = true;
        wakeAll();
    }

    /** Says that it will not be made, because of something else than itself. Takes no memory: it must not fail. */
    void undo(RuntimeException why) {
        undone = true;
        fail(why);
    }

    /** Returns whether it is known that nothing was applied, or that nobody will know. */
    boolean hasFailed() {
        return failure != null;
    }

    /**
     * Returns the version that it made, to one of its transactions.
     *
     * @throws RuntimeException the failure if there is no doubt whose it is; otherwise a conflict: alone, each learns its own
     */
    long versionForMember() {
        if (failure != null && members == 1 && !undone) {
            throw failure;
        }
        return versionForFollower();
    }

    /**
     * Returns the version that it made, to a transaction on top of it.
     *
     * @throws WriteConflictException if it came to nothing, and what was read in it never was
     */
    long versionForFollower() {
        if (failure != null) {
            throw conflict(failure);
        }
        return version;
    }

    private WriteConflictException conflict(RuntimeException why) {
        return new WriteConflictException(
                store
                        + ": a commit that this transaction shared with others, or was made on, came to nothing, and so did this"
                        + " transaction. Run it again.",
                why);
    }
}
