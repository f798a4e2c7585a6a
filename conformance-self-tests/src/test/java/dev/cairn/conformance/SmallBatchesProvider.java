package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import dev.cairn.spi.WriteBatch;

/** The backend {@code small-batches}: the memory engine with little room in one commit, and slow where that is used up. */
public final class SmallBatchesProvider implements TagStoreProvider {
    static final int ENTRIES = 64;
    private static final long BYTES = 2L << 20;

    private final TagStoreProvider memory = new MemoryTagStoreProvider();

    /** For {@link java.util.ServiceLoader}. */
    public SmallBatchesProvider() {}

    @Override
    public String name() {
        return "small-batches";
    }

    @Override
    public StoreTraits traits() {
        StoreTraits traits = memory.traits();
        return new StoreTraits(traits.durability(), traits.sharing(), ENTRIES, BYTES);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        return new ForwardingEngine(memory.open(config)) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                if (batch.size() > ENTRIES || batch.bytes() > BYTES) {
                    throw new AssertionError("a batch of " + batch.size() + " entries, " + batch.bytes() + " bytes");
                }
                if (batch.size() >= ENTRIES - 1) {
                    CommitFaults.pause(4);
                }
                return super.commit(batch, baseVersion);
            }
        };
    }
}
