package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.List;
import java.util.Map;

/** The backend {@code sabotaged-log}: a log in a file, with the fault that the option {@code fault} names. */
public final class SabotagedLogProvider implements TagStoreProvider {
    static final String NAME = "sabotaged-log";

    /** For {@link java.util.ServiceLoader}. */
    public SabotagedLogProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(
                Durability.PROCESS_CRASH, ProcessSharing.ONE_PROCESS, Integer.MAX_VALUE - 8, Long.MAX_VALUE);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(List.of("fault"));
        DurableSaboteur saboteur = DurableSaboteur.valueOf(config.option("fault", DurableSaboteur.names(), "SOUND"));
        return saboteur.open(new StoreConfig(NAME, config.location().orElse(null), Map.of()));
    }
}
