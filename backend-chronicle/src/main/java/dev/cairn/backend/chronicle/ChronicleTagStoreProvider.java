package dev.cairn.backend.chronicle;

import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Optional;

/** The backend {@code chronicle}: listed, and not available yet (storage.md SPI-4). */
public final class ChronicleTagStoreProvider implements TagStoreProvider {
    private static final String REASON =
            "the Chronicle Map backend is not part of this version of Cairn. Use 'lmdb' for a durable store.";

    /** What the backend is going to promise. */
    private static final StoreTraits TRAITS =
            new StoreTraits(Durability.POWER_LOSS, ProcessSharing.ONE_PROCESS, 1_000_000, 1L << 30);

    /** For {@link java.util.ServiceLoader}. */
    public ChronicleTagStoreProvider() {}

    @Override
    public String name() {
        return "chronicle";
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.of(REASON);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        throw new ProviderUnavailableException(config.describe() + ": " + REASON);
    }
}
