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
public class NothingProvider implements TagStoreProvider {
    static final StoreTraits OTHER_TRAITS =
            new StoreTraits(Durability.VOLATILE, ProcessSharing.ONE_PROCESS, 1, Long.MAX_VALUE);

    private final String name;
    private final StoreTraits traits;

    /** For {@link java.util.ServiceLoader}. */
    public NothingProvider() {
        this("nothing", Durability.POWER_LOSS, ProcessSharing.MANY_PROCESSES);
    }

    private NothingProvider(String name, Durability durability, ProcessSharing sharing) {
        this.name = name;
        this.traits = new StoreTraits(durability, sharing, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The backend {@code nothing-volatile}: promises next to nothing, and does that. */
    public static final class Volatile extends NothingProvider {
        /** For {@link java.util.ServiceLoader}. */
        public Volatile() {
            super("nothing-volatile", Durability.VOLATILE, ProcessSharing.ONE_PROCESS);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreTraits traits() {
        return traits;
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
