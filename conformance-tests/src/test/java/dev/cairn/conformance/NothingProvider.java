package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.Table;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backend {@code nothing}: promises everything and does nothing. */
public final class NothingProvider implements TagStoreProvider {
    static final StoreTraits OTHER_TRAITS =
            new StoreTraits(Durability.VOLATILE, ProcessSharing.ONE_PROCESS, 1, Long.MAX_VALUE);

    /** For {@link java.util.ServiceLoader}. */
    public NothingProvider() {}

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(Durability.POWER_LOSS, ProcessSharing.MANY_PROCESSES, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        return new NothingEngine();
    }

    private static final class NothingEngine implements StorageEngine {
        @Override
        public Snapshot snapshot() {
            return new NothingSnapshot();
        }

        @Override
        public long commit(WriteBatch batch, long baseVersion) {
            return baseVersion;
        }

        @Override
        public EngineInfo info() {
            return new EngineInfo(Optional.empty(), 0, 0);
        }

        @Override
        public void close() {}
    }

    private static final class NothingSnapshot implements Snapshot {
        @Override
        public long version() {
            return 0;
        }

        @Override
        public @Nullable ByteBuffer get(Table table, byte[] key) {
            return null;
        }

        @Override
        public void scan(Table table, KeyRange range, EntryVisitor visitor) {}

        @Override
        public void close() {}
    }
}
