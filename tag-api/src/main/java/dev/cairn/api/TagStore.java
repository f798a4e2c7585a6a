package dev.cairn.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An open store. Safe for use by any number of threads.
 *
 * <p>Readers never wait for the writer, nor the writer for readers (storage.md ISO-2). Obtained from {@link TagStores}.
 */
public interface TagStore extends AutoCloseable {
    /**
     * Returns what this store says of itself.
     *
     * @throws IllegalStateException if the store is closed
     */
    StoreInfo info();

    /**
     * Begins to read the newest committed state. A transaction that is dropped unclosed is found by the garbage collector,
     * released and logged (storage.md TXN-8).
     *
     * @throws IllegalStateException if the store is closed
     */
    ReadTransaction beginRead();

    /**
     * Begins to write, after waiting for the transaction that is open now, at most for the store's {@code writeTimeout}.
     *
     * @throws WriteLockTimeoutException if the wait was in vain; it names the holder
     * @throws IllegalStateException if the store is closed, also while waiting, or if this very thread made the last call
     *     on the open write transaction and would wait for itself (TXN-5)
     */
    WriteTransaction beginWrite();

    /** Runs {@code work} in a read transaction that is closed behind it, and returns its result. */
    <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work);

    /**
     * Runs {@code work} in a write transaction, commits it, and returns its result; an exception rolls it back.
     *
     * <p>Threads that call this at once share the engine's syncs: {@code work} may read what others wrote whose commit is still
     * under way. Its result, or its exception, is returned once all that it read and wrote is committed, and durable.
     *
     * <p>{@code work} may run several times, when another process commits first or a commit that it shares or reads of fails, until
     * {@code writeTimeout} is over: it should have no effect outside the transaction (TXN-5).
     *
     * @throws WriteLockTimeoutException as in {@link #beginWrite}
     * @throws WriteConflictException if every attempt lost against another process
     */
    <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work);

    /**
     * Closes the store: refuses new transactions, wakes waiting writers with {@link IllegalStateException}, lets calls in
     * flight end, rolls back what is open, then closes the engine (TXN-4). Closing again does nothing.
     */
    @Override
    void close();
}
