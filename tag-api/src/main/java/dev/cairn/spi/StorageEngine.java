package dev.cairn.spi;

import java.util.Optional;

/**
 * An open store, as an engine sees it: consistent snapshots, and one atomic commit of a batch.
 *
 * <p>Snapshots are taken and used on any thread, and several at once. {@link #commit} and {@link #tryLeaseWriter} are
 * called by one thread at a time, but not always the same one. No call comes after or during {@link #close}, and every
 * snapshot and lease is closed before it. Threads may be interrupted in the midst of a call, and those that read before it
 * too: no other thread's calls may fail by that, as they do on a {@link java.nio.channels.FileChannel} that it closes.
 */
public interface StorageEngine extends AutoCloseable {
    /**
     * Returns the last committed state. Never waits for a writer (storage.md ISO-2).
     *
     * @throws dev.cairn.api.TooManyReadersException if the engine has no place for another one
     */
    Snapshot snapshot();

    /**
     * Applies a batch, all or nothing, and returns the new version, which is greater than {@code baseVersion}.
     *
     * <p>When this returns, the batch is visible to every later snapshot (ISO-4) and as durable as the traits say (DUR-1).
     * The batch is never empty, lies within the traits' largest batch, and deletes only keys that are there at its base.
     *
     * <p>An exception of another type than {@link dev.cairn.api.StoreFailedException} promises that nothing was applied;
     * an engine that cannot promise that throws {@code StoreFailedException}, and is then only closed. What is not a
     * {@link dev.cairn.api.TagStoreException} counts as that too (ATO-2).
     *
     * @param baseVersion the version of the snapshot that the batch was made on
     * @throws dev.cairn.api.WriteConflictException if the store's version is no longer {@code baseVersion}
     * @throws dev.cairn.api.StoreFullException if there is no room
     */
    long commit(WriteBatch batch, long baseVersion);

    /**
     * Takes the place of the one writer among processes, without waiting; empty if another process has it.
     *
     * <p>Taken before the snapshot that a write transaction is made on, and held until after its commit, so that writers of
     * several processes do not starve each other (storage.md TXN-5). Where one process at a time has a store open, there is
     * nothing to take.
     */
    default Optional<WriterLease> tryLeaseWriter() {
        return Optional.of(WriterLease.NONE);
    }

    /** Returns who has the writer's place among processes, as well as can be told, for messages. */
    default String leaseHolder() {
        return "another process";
    }

    /** Returns what the engine says of itself now. */
    EngineInfo info();

    /** Releases everything. Called once. */
    @Override
    void close();
}
