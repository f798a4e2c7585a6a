package dev.cairn.spi;

import dev.cairn.api.StoreTraits;
import java.util.Optional;

/**
 * A backend, found with {@link java.util.ServiceLoader} on the class path and on the module path (storage.md SPI-1).
 *
 * <p>Loading a provider must be cheap and must not touch its engine: a provider whose engine cannot run here is still
 * listed, with its reason. Safe for use by any number of threads.
 */
public interface TagStoreProvider {
    /** Returns the name to select this backend by: lower-case letters, digits and {@code '-'}, a letter first. */
    String name();

    /** Returns what every store of this backend promises; always the same (storage.md SPI-6). */
    StoreTraits traits();

    /** Returns why this backend cannot run here, with the remedy; empty if it can (storage.md SPI-4). */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /**
     * Returns the storage engine below this backend with its version, for certificates: {@code LMDB 0.9.33}; empty if it is not told.
     * Only asked where the backend can run; may load the engine.
     */
    default Optional<String> engine() {
        return Optional.empty();
    }

    /**
     * Opens a store, and creates it where there is none yet.
     *
     * <p>Unknown options are refused before anything is touched: see {@link StoreConfig#acceptOptions}. A location that
     * cannot be used is left exactly as it was (storage.md SPI-8); {@link StoreDirectory} does that for engines that keep
     * files.
     *
     * @throws dev.cairn.api.TagStoreException of the kind that fits
     */
    StorageEngine open(StoreConfig config);

    /**
     * Returns how to read the files of a damaged store past what {@link #open} refuses; empty if this backend's stores can only be read
     * open.
     */
    default Optional<StoreSalvage> salvage() {
        return Optional.empty();
    }
}
