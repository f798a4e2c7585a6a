package dev.cairn.conformance;

import dev.cairn.api.StoreFullException;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreDirectory;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The memory engine with a log of its commits in a file: it survives the death of its process, and needs no device. */
final class LogEngine extends ForwardingEngine {
    private static final String FILE = "commits";
    private static final long SMALL = 8 << 20;

    private final StoreDirectory directory;
    private final CommitLog log;
    private long first;
    private long bytesNeeded;

    private LogEngine(StoreDirectory directory, CommitLog log) throws IOException {
        super(inMemory());
        this.directory = directory;
        this.log = log;
        log.replay((batch, version) ->
                first = version - engine.commit(batch, engine.info().version()));
        bytesNeeded = log.bytes();
    }

    /** Opens a store, or refuses it as {@link StoreDirectory} does. */
    static StorageEngine open(StoreConfig config) {
        StoreDirectory directory = StoreDirectory.open(
                config, 1, ProcessSharing.ONE_PROCESS, (path, identity) -> Files.createFile(path.resolve(FILE)));
        try {
            return new LogEngine(directory, new CommitLog(directory.path().resolve(FILE)));
        } catch (IOException failure) {
            directory.close();
            throw directory.accessFailure("cannot be opened", failure);
        }
    }

    static StorageEngine inMemory() {
        return new MemoryTagStoreProvider().open(new StoreConfig(SabotagedLogProvider.NAME, null, Map.of()));
    }

    @Override
    public Snapshot snapshot() {
        return new ForwardingSnapshot(super.snapshot()) {
            @Override
            public long version() {
                return super.version() + first;
            }
        };
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        long base = baseVersion - first;
        if (base == engine.info().version()) {
            append(batch, baseVersion + 1);
        }
        return engine.commit(batch, base) + first;
    }

    private void append(WriteBatch batch, long version) {
        try {
            if (log.bytes() > SMALL + 2 * bytesNeeded) {
                WriteBatch all = new WriteBatch(RawRows.of(engine, (table, value) -> true), 0);
                log.replace(all, version - 1);
                bytesNeeded = log.bytes();
            }
            log.append(batch, version);
        } catch (IOException failure) {
            throw new StoreFullException(directory.describe() + ": cannot be written: " + failure, failure);
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                Optional.of(directory.identity()), engine.info().version() + first, directory.bytesOnDisk());
    }

    @Override
    public void close() {
        try (directory;
                log) {
            super.close();
        } catch (IOException failure) {
            throw directory.accessFailure("cannot be closed", failure);
        }
    }
}
