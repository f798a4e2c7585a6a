package dev.cairn.api;

/** A read transaction: the newest committed state at its begin, for as long as it is open (storage.md ISO-1). */
public interface ReadTransaction extends ReadOperations, AutoCloseable {
    /** Releases the state that this transaction reads. Closing again does nothing. */
    @Override
    void close();
}
