package dev.cairn.backend.lmdb;

import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import jnr.constants.platform.Errno;
import org.lmdbjava.Dbi;
import org.lmdbjava.Txn;

/**
 * Applies a batch in one native write transaction, from its begin to its commit without a pause: the transaction holds
 * the write lock of every process and belongs to the platform thread that began it. Used by one thread at a time.
 */
final class BatchWriter {
    private static final int COMMITS_BETWEEN_CHECKS = 64;
    // In a smaller batch, to look for the end of a table costs more than is gained.
    private static final int WORTH_AN_END = 64;
    private static final long ROOM_FOR_COPIES = 1L << 20;

    private final Environment environment;
    private final Failures failures;
    private final String store;
    private final Path directory;
    private final NativeSlice key = new NativeSlice();
    private final NativeSlice value = new NativeSlice();
    private int commits;

    BatchWriter(Environment environment, Failures failures, String store, Path directory) {
        this.environment = environment;
        this.failures = failures;
        this.store = store;
        this.directory = directory;
    }

    /** Commits a batch that was made on the state {@code baseVersion}, and returns the new version. */
    long commit(WriteBatch batch, long baseVersion) {
        Txn<NativeSlice> txn = begin();
        try (txn) {
            long version = txn.getId();
            checkBase(version - 1, baseVersion);
            apply(batch, txn);
            commit(txn, batch, baseVersion);
            return version;
        }
    }

    private Txn<NativeSlice> begin() {
        try {
            if (commits++ % COMMITS_BETWEEN_CHECKS == 0) {
                // A reader that was killed would pin every page that is freed from now on.
                environment.freeDeadReaders();
            }
            return environment.beginWrite();
        } catch (RuntimeException failure) {
            throw failures.unchanged("cannot be written", failure);
        }
    }

    private void checkBase(long version, long baseVersion) {
        if (version != baseVersion) {
            throw new WriteConflictException(store + ": another process has committed since this transaction began"
                    + " (version " + version + ", begun on " + baseVersion + "). Nothing was applied; run it again.");
        }
    }

    private void apply(WriteBatch batch, Txn<NativeSlice> txn) {
        try (TableEnd end = new TableEnd(environment, txn)) {
            boolean many = batch.size() >= WORTH_AN_END;
            for (WriteBatch.Operation operation : batch) {
                if (many && end.isBefore(operation)) {
                    append(operation, end);
                } else {
                    apply(operation, txn);
                }
            }
        } catch (RuntimeException failure) {
            throw failures.unchanged("the commit failed", failure);
        }
    }

    private void append(WriteBatch.Operation operation, TableEnd end) {
        key.set(operation.key());
        value.set(Objects.requireNonNull(operation.value()));
        end.append(key, value);
    }

    private void apply(WriteBatch.Operation operation, Txn<NativeSlice> txn) {
        Dbi<NativeSlice> database = environment.database(operation.table());
        byte[] bytes = operation.value();
        key.set(operation.key());
        if (bytes == null) {
            database.delete(txn, key);
        } else {
            value.set(bytes);
            database.put(txn, key, value);
        }
    }

    private void commit(Txn<NativeSlice> txn, WriteBatch batch, long baseVersion) {
        try {
            txn.commit();
        } catch (RuntimeException failure) {
            throw judge(failure, batch, baseVersion);
        }
    }

    /**
     * Returns what a commit that failed means. LMDB refuses every further call once the page that decides was being
     * written; while it still answers, and with the old state, the commit failed before that, and left nothing behind.
     */
    private TagStoreException judge(RuntimeException failure, WriteBatch batch, long baseVersion) {
        boolean noRoom = Failures.isFull(failure) || (Failures.has(failure, Errno.EIO) && isDiskFull(batch));
        return noRoom && stillStandsAt(baseVersion)
                ? failures.full("the commit failed", failure)
                : failures.unknown(failure);
    }

    private boolean stillStandsAt(long version) {
        try (Txn<NativeSlice> txn = environment.beginRead()) {
            return txn.getId() == version;
        } catch (RuntimeException panic) {
            return false;
        }
    }

    /** Returns whether an I/O error is what LMDB makes of a write that a full disk cut short. */
    private boolean isDiskFull(WriteBatch batch) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < 2 * batch.bytes() + ROOM_FOR_COPIES;
        } catch (IOException unknown) {
            return false;
        }
    }
}
