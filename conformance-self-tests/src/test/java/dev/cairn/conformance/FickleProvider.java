package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Map;
import java.util.Set;

/** The backend {@code fickle}: the memory engine, whose largest batch depends on the time of day. */
public final class FickleProvider implements TagStoreProvider {
    private final TagStoreProvider memory = new MemoryTagStoreProvider();

    /** For {@link java.util.ServiceLoader}. */
    public FickleProvider() {}

    @Override
    public String name() {
        return "fickle";
    }

    @Override
    public StoreTraits traits() {
        StoreTraits sound = memory.traits();
        long bytes = Long.MAX_VALUE - (System.nanoTime() & Integer.MAX_VALUE);
        return new StoreTraits(sound.durability(), sound.sharing(), sound.largestBatchEntries(), bytes);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(Set.of());
        return memory.open(new StoreConfig("fickle", null, Map.of()));
    }
}
