package dev.cairn.api;

/**
 * Receives what is found in the files of a store that may be damaged; see {@link TagStores#salvage}. Used by one thread.
 *
 * <p>Whatever is handed on as an entry was once stored so, under this table and key: the checksum of its envelope proves it
 * (storage.md VAL-0).
 */
public interface SalvageReceiver {
    /** Receives an entry of the newest state that the files still lead to; in any order, each key of a table once. */
    void entry(Table table, Entry entry);

    /**
     * Receives an entry from a place that nothing in the files leads to: it may have been replaced or deleted before the damage.
     * All of them come after the last {@link #entry}, and a key may come several times.
     */
    void stray(Table table, Entry entry);

    /** Receives the key of an entry whose value is not what was stored. */
    void corrupt(Table table, byte[] key, String what);

    /** Receives what is wrong with a file. */
    void damage(FileDamage damage);

    /** Is told how many bytes of all were looked at. */
    default void progress(long bytes, long totalBytes) {}
}
