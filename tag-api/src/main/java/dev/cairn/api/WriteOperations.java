package dev.cairn.api;

/** Reading and writing inside one transaction; nothing is visible to others before the commit (storage.md ATO-1). */
public interface WriteOperations extends ReadOperations {
    /**
     * Stores a copy of {@code payload} under a copy of {@code key}, in place of what was there.
     *
     * @throws IllegalArgumentException if the key is not 1 to 255 bytes long or the payload longer than 1 MiB (VAL-1)
     * @throws BatchTooLargeException if the transaction would grow beyond what one commit of this store can hold; the put
     *     is not made, and the transaction stays usable (ATO-3)
     */
    void put(Table table, byte[] key, byte[] payload);

    /**
     * Removes what is stored under {@code key} and returns whether something was there, own writes included (TXN-3).
     *
     * @throws BatchTooLargeException as in {@link #put}
     */
    boolean delete(Table table, byte[] key);
}
