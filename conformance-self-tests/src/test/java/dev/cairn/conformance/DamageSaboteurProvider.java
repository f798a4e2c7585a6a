package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.backend.lmdb.LmdbTagStoreProvider;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The backend {@code damaging}: LMDB with the fault that the option {@code fault} names, in child processes too. */
public final class DamageSaboteurProvider implements TagStoreProvider {
    private final TagStoreProvider lmdb = new LmdbTagStoreProvider();

    /** For {@link java.util.ServiceLoader}. */
    public DamageSaboteurProvider() {}

    @Override
    public String name() {
        return "damaging";
    }

    @Override
    public StoreTraits traits() {
        return lmdb.traits();
    }

    @Override
    public Optional<String> unavailable() {
        return lmdb.unavailable();
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(Set.of("fault"));
        String fault = config.option("fault", DamageSaboteur.names(), DamageSaboteur.NEWER_READ.name());
        StoreConfig own = new StoreConfig(name(), config.location().orElse(null), Map.of());
        return DamageSaboteur.valueOf(fault).open(lmdb, own);
    }
}
