package dev.cairn.backend.memory;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Set;

/**
 * The backend {@code memory}: volatile, without a place and without options. Every store that it opens is new and empty
 * (storage.md DUR-4).
 */
public final class MemoryTagStoreProvider implements TagStoreProvider {
    /** The heap is the limit; what an {@code int} counts is the limit of the collections that a batch is made of. */
    private static final StoreTraits TRAITS =
            new StoreTraits(Durability.VOLATILE, ProcessSharing.ONE_PROCESS, Integer.MAX_VALUE - 8, Long.MAX_VALUE);

    /** For {@link java.util.ServiceLoader}. */
    public MemoryTagStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(Set.of());
        if (config.location().isPresent()) {
            throw new InvalidOptionException(
                    config.describe() + ": a store in memory has no place. Leave the path out, as in memory:.");
        }
        return new MemoryEngine(config.describe());
    }
}
