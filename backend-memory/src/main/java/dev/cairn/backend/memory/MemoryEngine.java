package dev.cairn.backend.memory;

import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.util.Optional;

/** Holds the newest state; readers take it as it is, and a commit puts the next one in its place. */
final class MemoryEngine implements StorageEngine {
    private final String store;
    private volatile State newest = State.EMPTY;

    MemoryEngine(String store) {
        this.store = store;
    }

    @Override
    public Snapshot snapshot() {
        return new MemorySnapshot(newest);
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        State base = newest;
        if (base.version() != baseVersion) {
            throw new WriteConflictException(store + ": the transaction was made on version " + baseVersion
                    + ", and the store is at " + base.version() + ". Run it again.");
        }
        newest = base.with(batch);
        return newest.version();
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(Optional.empty(), newest.version(), 0);
    }

    @Override
    public void close() {
        newest = State.EMPTY;
    }
}
