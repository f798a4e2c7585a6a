package dev.cairn.backend.sqlite;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreDirectory;
import dev.cairn.spi.TagStoreProvider;
import java.util.Set;

/** The backend {@code sqlite}: a store in a directory, for one process, that survives a loss of power. */
public final class SqliteProvider implements TagStoreProvider {
    private static final StoreTraits TRAITS =
            new StoreTraits(Durability.POWER_LOSS, ProcessSharing.ONE_PROCESS, 1_000_000, 1L << 30);

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(Set.of());
        return StoreDirectory.open(config, /* format */ 1, TRAITS.sharing(), SqliteEngine::create, SqliteEngine::new);
    }
}
