package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The backend {@code sabotaged}: the memory engine with the fault that the option {@code fault} names. */
public final class SabotagedProvider implements TagStoreProvider {
    /** Smaller than the memory engine's, so that the suite fills the largest batch in no time, and asks for one entry more. */
    private static final int LARGEST_BATCH = 20_000;

    private final TagStoreProvider memory = new MemoryTagStoreProvider();

    /** For {@link java.util.ServiceLoader}. */
    public SabotagedProvider() {}

    @Override
    public String name() {
        return "sabotaged";
    }

    @Override
    public StoreTraits traits() {
        StoreTraits traits = memory.traits();
        return new StoreTraits(traits.durability(), traits.sharing(), LARGEST_BATCH, 24L << 20);
    }

    @Override
    public Optional<String> unavailable() {
        return memory.unavailable();
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        Saboteur saboteur = Saboteur.valueOf(config.option("fault", Saboteur.names(), "SLOW"));
        if (saboteur != Saboteur.OPTIONS_IGNORED) {
            config.acceptOptions(saboteur == Saboteur.RELAXED_TORN ? Set.of("fault", "durability") : Set.of("fault"));
        }
        boolean offersRelaxed = saboteur == Saboteur.RELAXED_TORN;
        Set<String> offered = offersRelaxed ? Set.of("none", "relaxed") : Set.of("none");
        boolean relaxed = config.option("durability", offered, "none").equals("relaxed");
        StorageEngine engine = memory.open(new StoreConfig("sabotaged", null, Map.of()));
        return relaxed ? CommitFaults.losesTheEndOfBatchesOverTwoTables(engine) : saboteur.sabotage(engine);
    }
}
