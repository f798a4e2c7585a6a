package dev.cairn.core.store;

/** A {@link TagWriter} that its caller commits and closes; a store has one at a time. */
public interface TagWriteTransaction extends TagWriter, AutoCloseable {
    /**
     * Makes every write visible and durable at once, closes the transaction, and returns the store's version. Exceptions are those
     * of {@link dev.cairn.api.WriteTransaction#commit}.
     */
    long commit();

    /** Rolls back what was not committed. Closing again does nothing. */
    @Override
    void close();
}
