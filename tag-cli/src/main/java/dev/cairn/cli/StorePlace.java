package dev.cairn.cli;

import dev.cairn.api.TagStore;

/** Where a store is, or would be. */
interface StorePlace {
    /**
     * Opens the store.
     *
     * @throws RefusedException if there is none
     */
    TagStore open();

    /** Opens the store, and makes it where there is none. */
    TagStore openOrCreate();
}
