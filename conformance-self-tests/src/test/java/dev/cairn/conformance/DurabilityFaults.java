package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Engines that break one rule about what is there when a store is opened again. */
final class DurabilityFaults {
    private static final ThreadLocal<List<WriteBatch.Operation>> POOL = ThreadLocal.withInitial(List::of);

    private DurabilityFaults() {}

    static StorageEngine countsVersionsFromEachOpen(StoreConfig config) {
        StorageEngine opened = LogEngine.open(config);
        long first = opened.info().version();
        return new ForwardingEngine(opened) {
            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    public long version() {
                        return super.version() - first;
                    }
                };
            }

            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                return super.commit(batch, baseVersion + first) - first;
            }

            @Override
            public EngineInfo info() {
                EngineInfo info = super.info();
                return new EngineInfo(info.identity(), info.version() - first, info.bytesOnDisk());
            }
        };
    }

    /** Hands each commit to the log when the next one comes. */
    static StorageEngine writesOneCommitLater(StoreConfig config) {
        return new LateEngine(config);
    }

    /** Hands each commit to the log when the next transaction begins. */
    static StorageEngine writesWhenAskedAgain(StoreConfig config) {
        return new LateEngine(config) {
            @Override
            public Snapshot snapshot() {
                flush();
                return super.snapshot();
            }
        };
    }

    /** Serves everything from memory, and hands a commit to the log later. */
    private static class LateEngine extends ForwardingEngine {
        private final StorageEngine disk;
        private @Nullable WriteBatch last;

        LateEngine(StoreConfig config) {
            super(LogEngine.inMemory());
            disk = LogEngine.open(config);
            RawRows.write(engine, RawRows.of(disk, (table, value) -> true));
        }

        @Override
        public synchronized long commit(WriteBatch batch, long baseVersion) {
            long version = super.commit(batch, baseVersion);
            flush();
            last = batch;
            return version;
        }

        final synchronized void flush() {
            if (last != null) {
                disk.commit(last, disk.info().version());
                last = null;
            }
        }

        @Override
        public EngineInfo info() {
            EngineInfo info = disk.info();
            return new EngineInfo(info.identity(), super.info().version(), info.bytesOnDisk());
        }

        @Override
        public void close() {
            flush();
            super.close();
            disk.close();
        }
    }

    static StorageEngine hangsAfterACrash(StoreConfig config) {
        WritersNote note = new WritersNote(config.location().orElseThrow());
        StorageEngine opened = LogEngine.open(config);
        if (note.isThere()) {
            waitForEver(opened);
        }
        return note.around(opened);
    }

    private static void waitForEver(StorageEngine opened) {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            opened.close();
            throw new IllegalStateException("recovery was interrupted", interrupted);
        }
    }

    /** After a crash within a write transaction, takes back a row that was committed before it. */
    static StorageEngine undoesOneRowTooMany(StoreConfig config) {
        WritersNote note = new WritersNote(config.location().orElseThrow());
        StorageEngine opened = LogEngine.open(config);
        if (note.isThere()) {
            List<WriteBatch.Operation> rows = RawRows.of(opened, (table, value) -> table == Table.MEMBERS);
            RawRows.delete(opened, rows.subList(Math.max(0, rows.size() - 1), rows.size()));
            note.remove();
        }
        return note.around(opened);
    }

    static StorageEngine losesLargeValuesWhenOpened(StoreConfig config) {
        StorageEngine opened = LogEngine.open(config);
        RawRows.delete(opened, RawRows.of(opened, RawRows::isLarge));
        return opened;
    }

    /** The next store of the same thread has the large values of the last one, as from a pool that nobody clears. */
    static StorageEngine keepsLargeValues(StorageEngine memory) {
        RawRows.write(memory, POOL.get());
        POOL.remove();
        return new ForwardingEngine(memory) {
            @Override
            public void close() {
                POOL.set(RawRows.of(engine, RawRows::isLarge));
                super.close();
            }
        };
    }
}
