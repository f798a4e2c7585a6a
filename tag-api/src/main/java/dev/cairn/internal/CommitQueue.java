package dev.cairn.internal;

import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.WriteBatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commits what write transactions leave when they end. While one commit is written, the transactions that end gather in the
 * next, so that they share the engine's syncs; one of those that wait for it makes it (docs/decisions/0012).
 *
 * <p>Only who holds the place of the {@link WriterGate} begins and adds. Safe for use by any number of threads.
 */
final class CommitQueue {
    private final String store;
    private final StoreTraits traits;
    private final WriterGate gate;
    private final SharedLease lease;
    private final Engine engine;
    private final Company company = new Company();
    private final ReentrantLock lock = new ReentrantLock();
    /** What a commit ends with if an error leaves nothing to make another exception with. */
    private final StoreFailedException unknown;

    private long version;
    private @Nullable SharedCommit inFlight;
    private @Nullable SharedCommit gathering;

    /** Makes a commit; its exceptions mean what those of {@link dev.cairn.spi.StorageEngine#commit} do. */
    @FunctionalInterface
    interface Engine {
        long commit(WriteBatch batch, long baseVersion);
    }

    CommitQueue(String store, StoreTraits traits, WriterGate gate, SharedLease lease, Engine engine) {
        this.store = store;
        this.traits = traits;
        this.gate = gate;
        this.lease = lease;
        this.engine = engine;
        this.unknown = new StoreFailedException(store
                + ": a commit ended in an error that leaves its outcome unknown. Close the store and open it again: it then holds the"
                + " commit whole or not at all.");
    }

    /** Returns what the transaction that begins now is made on; {@code newest} takes the newest committed state. */
    WriteBase base(Supplier<Snapshot> newest) {
        SharedCommit lower;
        SharedCommit upper;
        lock.lock();
        try {
            lower = inFlight;
            upper = gathering;
        } finally {
            lock.unlock();
        }
        // Taken afterwards: it may hold these commits already, and lacks none that came before them.
        return WriteBase.of(newest.get(), lower, upper);
    }

    /** Takes over the writes of a transaction; {@link #settle} makes the commit that is returned. */
    SharedCommit add(Overlay writes, WriteBase base, WriterGate.Pass pass) {
        SharedCommit full = fullFor(writes);
        if (full != null) {
            settleAtOnce(full);
        }
        lock.lock();
        try {
            if (gate.isClosed()) {
                throw gate.closed();
            }
            SharedCommit below = base.uncommitted();
            if (below == null) {
                version = base.snapshot().version();
            } else if (below.hasFailed()) {
                return below;
            }
            return gather(writes, base, pass);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable SharedCommit fullFor(Overlay writes) {
        lock.lock();
        try {
            return gathering == null || gathering.hasRoomFor(writes, traits) ? null : gathering;
        } finally {
            lock.unlock();
        }
    }

    private SharedCommit gather(Overlay writes, WriteBase base, WriterGate.Pass pass) {
        SharedCommit open = gathering;
        if (open == null) {
            open = new SharedCommit(store, writes);
            gathering = open;
            lease.keep(pass);
            return open;
        }
        try {
            open.add(writes, base.beneath());
        } catch (RuntimeException | Error unread) {
            // It may hold a part of these writes now.
            open.undo(known(unread));
            giveUpGathering();
        }
        return open;
    }

    private RuntimeException known(Throwable failure) {
        return failure instanceof TagStoreException known
                ? known
                : new StoreAccessException(
                        store + ": a commit could not be prepared, and nothing of it was applied: " + failure
                                + ". Commit in smaller parts if memory is short.",
                        failure);
    }

    /**
     * Returns once it is known what became of a commit; makes it if nobody else does, after a wait for company. An interrupt
     * ends that, but not the wait for who makes it, because the commit goes on.
     */
    void settle(SharedCommit commit) {
        boolean interrupted = false;
        try {
            while (!commit.isSettled()) {
                long nanos = makeOrWait(commit, interrupted);
                if (nanos > 0 && !commit.isSettled()) {
                    LockSupport.parkNanos(this, nanos);
                }
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does what {@link #settle} does, for who holds the place of the gate, so that no company can come. */
    void settleAtOnce(SharedCommit commit) {
        expectNobody();
        settle(commit);
    }

    /** Lets the commit that gathers wait for no company, because who holds the place of the gate waits for it. */
    void expectNobody() {
        lock.lock();
        try {
            if (gathering != null) {
                gathering.expectNobody();
                if (inFlight == null) {
                    gathering.wakeOne();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a commit if nobody else does; otherwise returns how many nanoseconds to wait for one who does, or for company, before the
     * next call; 0 or less for not at all.
     *
     * @param hurried whether this thread is wanted elsewhere, and waits for no company
     */
    private long makeOrWait(SharedCommit commit, boolean hurried) {
        lock.lock();
        try {
            if (commit.isSettled()) {
                return 0;
            }
            if (inFlight != null || (!hurried && company.isWorthAWait(commit))) {
                commit.addWaiting();
                return inFlight != null ? Long.MAX_VALUE : company.nanosToWait(commit);
            }
            make(commit);
            return 0;
        } finally {
            lock.unlock();
            if (commit.isSettled()) {
                // Whatever failed behind the commit; without the lock, which they need next.
                commit.wakeAll();
            }
        }
    }

    /** Commits for everybody in it; without the lock, so that the next commit can gather meanwhile. */
    private void make(SharedCommit commit) {
        gathering = null;
        inFlight = commit;
        long base = version;
        long began = System.nanoTime();
        Outcome outcome = new Outcome(base, unknown);
        lock.unlock();
        try {
            outcome = tryCommit(commit.writes(), base);
        } finally {
            lock.lock();
            inFlight = null;
            end(commit, outcome, System.nanoTime() - began);
        }
    }

    private void end(SharedCommit commit, Outcome outcome, long nanos) {
        try {
            if (outcome.failure() == null) {
                version = outcome.version();
                commit.succeed(version);
            } else {
                undo(commit, outcome.failure());
            }
            company.count(commit, gathering, nanos);
            if (gathering != null) {
                gathering.wakeOne();
            }
        } finally {
            lease.leave();
        }
    }

    private record Outcome(long version, @Nullable RuntimeException failure) {}

    private Outcome tryCommit(Overlay writes, long base) {
        // What somebody wants of this thread is no reason for the commit of the others to fail.
        boolean interrupted = Thread.interrupted();
        try {
            return new Outcome(engine.commit(writes.toBatch(), base), null);
        } catch (RuntimeException | Error failed) {
            return new Outcome(base, known(failed));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void undo(SharedCommit commit, RuntimeException why) {
        commit.fail(why);
        if (gathering != null) {
            gathering.undo(why);
            giveUpGathering();
        }
    }

    private void giveUpGathering() {
        gathering = null;
        lease.leave();
    }

    /** Refuses what is not being written yet, because the gate was closed. */
    void refuse() {
        lock.lock();
        try {
            if (gathering != null) {
                gathering.fail(gate.closed());
                giveUpGathering();
            }
        } finally {
            lock.unlock();
        }
    }
}
