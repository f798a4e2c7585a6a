package dev.cairn.internal;

import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commits what write transactions leave when they end. While one commit is written, the transactions that end gather in the
 * next, so that they share the engine's syncs; one of those that wait for it makes it (docs/decisions/0012).
 *
 * <p>Only who holds the place of the {@link WriterGate} begins, adds and leaves. Safe for use by any number of threads.
 */
final class CommitQueue {
    /** So many transactions share a lease at most, before writers of other processes get a chance. */
    private static final int MOST_MEMBERS = 64;

    private final String store;
    private final StoreTraits traits;
    private final WriterGate gate;
    private final Engine engine;
    private final Company company = new Company();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    private @Nullable WriterLease lease;
    private WriterGate.@Nullable Pass last;
    private boolean running;
    private boolean refusing;
    private int members;
    private long version;
    private @Nullable SharedCommit inFlight;
    private @Nullable SharedCommit gathering;

    /** Makes a commit; its exceptions mean what those of {@link dev.cairn.spi.StorageEngine#commit} do. */
    @FunctionalInterface
    interface Engine {
        long commit(WriteBatch batch, long baseVersion);
    }

    CommitQueue(String store, StoreTraits traits, WriterGate gate, Engine engine) {
        this.store = store;
        this.traits = traits;
        this.gate = gate;
        this.engine = engine;
    }

    /** Lets a transaction begin on top of the commits under way; returns whether there is a lease that it can share. */
    boolean join() {
        lock.lock();
        try {
            if (lease == null || members == MOST_MEMBERS) {
                return false;
            }
            members++;
            running = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the first transaction of a lease begin; it is given back when nothing is under way any more. */
    void start(WriterLease taken) {
        lock.lock();
        try {
            lease = taken;
            members = 1;
            running = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is under way, so that a transaction can begin on committed state alone.
     *
     * @param deadline the {@link System#nanoTime} to wait for at most
     * @return who is to blame if that was in vain; otherwise {@code null}
     */
    WriterGate.@Nullable Pass awaitIdle(long deadline) {
        lock.lock();
        try {
            while (lease != null) {
                if (refusing) {
                    throw gate.closed();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return last;
                }
                idle.awaitNanos(left);
            }
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationInterruptedException(
                    store + ": the thread was interrupted while it waited for a commit to be written.", interrupted);
        } finally {
            lock.unlock();
        }
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
            settle(full);
        }
        lock.lock();
        try {
            if (refusing) {
                throw gate.closed();
            }
            last = pass;
            SharedCommit below = base.uncommitted();
            if (below == null) {
                version = base.snapshot().version();
            } else if (below.hasFailed()) {
                return below;
            }
            return gather(writes, base);
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

    private SharedCommit gather(Overlay writes, WriteBase base) {
        SharedCommit open = gathering;
        if (open == null) {
            open = new SharedCommit(store, writes, lock.newCondition());
            gathering = open;
            return open;
        }
        try {
            open.add(writes, base.beneath());
        } catch (RuntimeException | Error unread) {
            // It may hold a part of these writes now.
            open.undo(known(unread));
            gathering = null;
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

    /** Says that the transaction that ran has ended. */
    void leave() {
        lock.lock();
        try {
            running = false;
            endIfIdle();
        } finally {
            lock.unlock();
        }
    }

    private void endIfIdle() {
        WriterLease held = lease;
        if (held != null && !running && inFlight == null && gathering == null) {
            lease = null;
            idle.signalAll();
            held.close();
        }
    }

    /**
     * Returns once it is known what became of a commit; makes it if nobody else does. An interrupt does not end the wait,
     * because the commit goes on.
     */
    void settle(SharedCommit commit) {
        boolean hurried = false;
        lock.lock();
        try {
            while (!commit.isSettled()) {
                if (inFlight != null) {
                    commit.changed().awaitUninterruptibly();
                    continue;
                }
                long patience = company.patience(commit);
                if (patience <= 0) {
                    make(commit);
                } else {
                    commit.changed().awaitNanos(patience);
                }
            }
        } catch (InterruptedException wanted) {
            company.hurry();
            hurried = true;
        } finally {
            lock.unlock();
        }
        if (hurried) {
            settle(commit);
            Thread.currentThread().interrupt();
        }
    }

    /** Commits for everybody in it; without the lock, so that the next commit can gather meanwhile. */
    private void make(SharedCommit commit) {
        gathering = null;
        inFlight = commit;
        long base = version;
        long began = System.nanoTime();
        lock.unlock();
        Outcome outcome = tryCommit(commit.writes(), base);
        lock.lock();
        inFlight = null;
        if (outcome.failure() == null) {
            version = outcome.version();
            commit.succeed(version);
        } else {
            undo(commit, outcome.failure());
        }
        company.count(commit, gathering, System.nanoTime() - began);
        if (gathering != null) {
            gathering.changed().signal();
        }
        endIfIdle();
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
            gathering = null;
        }
    }

    /** Refuses what is not being written yet, because the store closes. */
    void refuse() {
        lock.lock();
        try {
            refusing = true;
            if (gathering != null) {
                gathering.fail(gate.closed());
                gathering = null;
            }
            idle.signalAll();
            endIfIdle();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once the commit in flight has ended, after {@link #refuse} and the end of every transaction. */
    void awaitEnd() {
        lock.lock();
        try {
            while (lease != null) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
