package dev.cairn.spi;

/**
 * Reads the files of a store as far as they can be believed, where opening it would refuse all of it for the damage in one part.
 *
 * <p>Changes nothing in the directory, and needs no right to. Stateless; safe for use by any number of threads.
 */
@FunctionalInterface
public interface StoreSalvage {
    /**
     * Hands on all that is found, and every damage that is met. What nobody could have written never reaches the visitor as
     * more than a candidate, so the caller checks every value by the checksum in its envelope.
     *
     * @throws dev.cairn.api.StoreAccessException if there is no directory, or it cannot be read at all
     * @throws dev.cairn.api.ForeignStoreException if it is another backend's store, or none
     * @throws dev.cairn.api.StoreLockedException if somebody has the store open in a way that would change it meanwhile
     */
    void read(StoreConfig config, SalvageVisitor visitor);
}
