package dev.cairn.core.store;

/** A {@link TagReader} that its caller closes. */
public interface TagReadTransaction extends TagReader, AutoCloseable {
    /** Releases the state that is read. Closing again does nothing. */
    @Override
    void close();
}
