package dev.cairn.api;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reading one committed state of a store, in all tables (storage.md ISO-1); in a write transaction, with its own
 * writes on top (TXN-1).
 *
 * <p>One thread at a time; which thread may change from call to call, virtual threads included (TXN-7). After commit or
 * close every call is an {@link IllegalStateException} (TXN-4). A {@code null} argument is a
 * {@link NullPointerException} that names it (VAL-3), a key of another length than 1 to 255 bytes an
 * {@link IllegalArgumentException} (VAL-1). Reading may throw {@link CorruptEntryException} and other
 * {@link TagStoreException}s.
 */
public interface ReadOperations {
    /**
     * Returns the version of the committed state that this transaction reads. In {@link TagStore#write} it waits until that state
     * is committed, if need be, and so keeps the transaction from sharing that commit.
     */
    long version();

    /** Returns a copy of the payload stored under {@code key}, empty if there is none; an empty payload is a value. */
    Optional<byte[]> get(Table table, byte[] key);

    /** Returns whether something is stored under {@code key}, without reading it. */
    boolean contains(Table table, byte[] key);

    /**
     * Returns the entries of a range in ascending unsigned byte order, each once.
     *
     * <p>The stream is lazy, sequential and read in pages of bounded size, so a table larger than the heap can be scanned
     * and leaving it half-way costs nothing (ORD-2). It shows the state at this call: later writes of this transaction do
     * not appear in it (ORD-3). It need not be closed.
     */
    Stream<Entry> scan(Table table, KeyRange range);

    /** Returns the exact number of entries in a range (ORD-4). */
    long count(Table table, KeyRange range);
}
