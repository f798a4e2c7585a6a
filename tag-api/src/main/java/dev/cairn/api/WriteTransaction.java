package dev.cairn.api;

/**
 * A write transaction; a store has one at a time (storage.md TXN-5).
 *
 * <p>Closing it without {@link #commit} rolls it back and leaves no trace (TXN-2).
 */
public interface WriteTransaction extends WriteOperations, AutoCloseable {
    /**
     * Makes every write of this transaction visible and durable at once, and closes it; returns the store's version.
     *
     * <p>A commit without effect changes nothing, the version included, and never conflicts (TXN-6). After any exception
     * the transaction is closed.
     *
     * @throws WriteConflictException if another process committed first; nothing was applied
     * @throws StoreFullException if there is no room; nothing was applied
     * @throws StoreFailedException if it cannot be known whether the commit happened: the store does no further work until
     *     it is opened again, and holds the commit whole or not at all then (ATO-2)
     */
    long commit();

    /** Rolls back what was not committed. Closing again does nothing. */
    @Override
    void close();
}
