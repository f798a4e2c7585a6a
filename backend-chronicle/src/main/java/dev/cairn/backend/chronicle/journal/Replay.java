package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;

/** Receives what a journal holds, in the order in which it was committed. */
public interface Replay {
    /** Puts a value. Key and value are the receiver's. */
    void put(Table table, byte[] key, byte[] value);

    /** Deletes a key; it need not be there. */
    void delete(Table table, byte[] key);

    /** Ends a commit: what came since the last one is now the state of this version. */
    void commit(long version);

    /** Drops what came since the last commit, which was never acknowledged. */
    void drop();
}
