package dev.cairn.conformance;

import dev.cairn.api.Limits;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Map;

/** The backend {@code small-batch}: the memory engine, whose commits hold little. */
public final class SmallBatchProvider implements TagStoreProvider {
    static final int LARGEST_BATCH = 7;

    /** For {@link java.util.ServiceLoader}. */
    public SmallBatchProvider() {}

    @Override
    public String name() {
        return "small-batch";
    }

    @Override
    public StoreTraits traits() {
        long bytes = Limits.MAX_KEY_BYTES + Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;
        return new StoreTraits(Durability.VOLATILE, ProcessSharing.ONE_PROCESS, LARGEST_BATCH, bytes);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        return new MemoryTagStoreProvider().open(new StoreConfig(name(), null, Map.of()));
    }
}
