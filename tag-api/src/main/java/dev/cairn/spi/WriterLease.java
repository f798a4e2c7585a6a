package dev.cairn.spi;

/** The place of the one writer among processes, held until closed (storage.md TXN-5). */
@FunctionalInterface
public interface WriterLease extends AutoCloseable {
    /** The lease of an engine that only one process has open. */
    WriterLease NONE = () -> {};

    /** Gives the place up. Called once. */
    @Override
    void close();
}
