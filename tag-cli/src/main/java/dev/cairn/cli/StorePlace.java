package dev.cairn.cli;

import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;

/** Where a store is, or would be. */
interface StorePlace {
    /** The option of every backend that has its files checked. */
    String FULL_CHECK = "fullCheck";

    /** Returns the address by which it can be named. */
    String address();

    /**
     * Opens the store.
     *
     * @throws RefusedException if there is none
     */
    TagStore open();

    /**
     * Opens the store, and has everything in its files checked, whatever was checked before.
     *
     * @throws RefusedException if there is none
     */
    TagStore openToVerify();

    /** Opens the store, and makes it where there is none. */
    TagStore openOrCreate();

    /** Returns whether opening it would make it. */
    boolean isAbsent();

    /**
     * Looks for a store without opening it.
     *
     * @throws RefusedException if there is none
     */
    void requirePresent();

    /** Reads the files of the store, as {@link TagStores#salvage} does. */
    boolean salvage(SalvageReceiver receiver);

    /** Opens the store to fill it. In a dry run, an empty store in memory stands for one that would have to be made. */
    default TagStore openToFill(boolean dryRun) {
        return dryRun && isAbsent() ? TagStores.open("memory:") : openOrCreate();
    }
}
