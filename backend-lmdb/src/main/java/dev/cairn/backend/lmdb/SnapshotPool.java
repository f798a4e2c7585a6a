package dev.cairn.backend.lmdb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * The snapshots of this process. Some that are closed are kept at rest, because renewing one is much cheaper than a new
 * one; not many, because each keeps a reader's place. Safe for use by any number of threads.
 */
final class SnapshotPool implements AutoCloseable {
    private static final int MOST_AT_REST = 64;

    private final Environment environment;
    private final Failures failures;
    private final Semaphore places;
    private final ArrayBlockingQueue<ReadSnapshot> atRest = new ArrayBlockingQueue<>(MOST_AT_REST);

    /** Makes a pool that takes at most {@code places} of the environment's reader's places. */
    SnapshotPool(Environment environment, Failures failures, int places) {
        this.environment = environment;
        this.failures = failures;
        this.places = new Semaphore(places);
    }

    /** Returns the newest committed state. */
    ReadSnapshot take() {
        ReadSnapshot rested = atRest.poll();
        return rested == null ? open() : renewed(rested);
    }

    private ReadSnapshot open() {
        if (!places.tryAcquire()) {
            throw failures.tooManyReaders();
        }
        try {
            return new ReadSnapshot(environment, this, failures);
        } catch (RuntimeException failure) {
            places.release();
            throw failures.unchanged("cannot be read", failure);
        }
    }

    private ReadSnapshot renewed(ReadSnapshot rested) {
        try {
            rested.renew();
            return rested;
        } catch (RuntimeException failure) {
            // Its place is lost until the environment is closed; what makes a renewal fail ends the store anyway.
            throw failures.unchanged("cannot be read", failure);
        }
    }

    /** Takes a snapshot back that is not used any more. */
    void giveBack(ReadSnapshot snapshot) {
        snapshot.rest();
        if (!atRest.offer(snapshot)) {
            end(snapshot);
        }
    }

    /** Gives up the place of a snapshot at rest. */
    private void end(ReadSnapshot snapshot) {
        try {
            // LMDB ends only what is not at rest.
            snapshot.renew();
            snapshot.end();
        } catch (RuntimeException failed) {
            // Of a store that failed; the environment frees the place when it is closed.
        } finally {
            places.release();
        }
    }

    /** Ends the snapshots at rest. */
    @Override
    public void close() {
        List<ReadSnapshot> rested = new ArrayList<>();
        atRest.drainTo(rested);
        rested.forEach(this::end);
    }
}
