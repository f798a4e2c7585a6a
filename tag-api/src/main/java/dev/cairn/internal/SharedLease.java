package dev.cairn.internal;

import dev.cairn.api.OperationInterruptedException;
import dev.cairn.spi.WriterLease;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The engine's lease, which the write transactions of a store share as long as one runs or a commit is under way, so that writers of other
 * processes come between commits and never between a transaction and the commits that it is made on. Safe for use by any number of threads.
 */
final class SharedLease {
    /** So many transactions share a lease at most, before writers of other processes get a chance. */
    private static final int MOST_MEMBERS = 64;

    private final String store;
    private final WriterGate gate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();

    private @Nullable WriterLease lease;
    private WriterGate.@Nullable Pass last;
    private int members;
    private int uses;

    SharedLease(String store, WriterGate gate) {
        this.store = store;
        this.gate = gate;
    }

    /** Lets the first transaction use a lease, until it {@linkplain #leave leaves}. */
    void start(WriterLease taken) {
        lock.lock();
        try {
            lease = taken;
            members = 1;
            uses = 1;
        } finally {
            lock.unlock();
        }
    }

    /** Lets one more transaction use the lease; returns whether there is one that it can share. */
    boolean join() {
        lock.lock();
        try {
            if (lease == null || members == MOST_MEMBERS) {
                return false;
            }
            members++;
            uses++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a commit use the lease, which the transaction with that pass uses now and begins it. */
    void keep(WriterGate.Pass pass) {
        lock.lock();
        try {
            last = pass;
            uses++;
        } finally {
            lock.unlock();
        }
    }

    /** Says that a transaction or a commit has ended; behind the last of them the lease is given back. */
    void leave() {
        lock.lock();
        try {
            uses--;
            WriterLease held = lease;
            if (uses == 0 && held != null) {
                lease = null;
                returned.signalAll();
                held.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the lease is given back, so that a transaction can begin on committed state alone.
     *
     * @param deadline the {@link System#nanoTime} to wait for at most
     * @return who is to blame if that was in vain; otherwise {@code null}
     */
    WriterGate.@Nullable Pass awaitReturn(long deadline) {
        lock.lock();
        try {
            while (lease != null) {
                if (gate.isClosed()) {
                    throw gate.closed();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return last;
                }
                returned.awaitNanos(left);
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

    /** Wakes who waits for a lease, because the gate was closed. */
    void refuse() {
        lock.lock();
        try {
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once the lease is given back, however long that takes. */
    void awaitEnd() {
        lock.lock();
        try {
            while (lease != null) {
                returned.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
