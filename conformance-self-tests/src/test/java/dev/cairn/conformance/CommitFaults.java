package dev.cairn.conformance;

import dev.cairn.api.StoreFullException;
import dev.cairn.api.Table;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Engines whose commit breaks one rule. */
final class CommitFaults {
    private static final int LARGE = 1_000;

    private CommitFaults() {}

    static StorageEngine losesAllButTheFirstTable(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                List<WriteBatch.Operation> all = operations(batch);
                Table first = all.get(0).table();
                boolean loses = batch.size() > LARGE && all.stream().anyMatch(one -> one.table() == Table.CHANGES);
                List<WriteBatch.Operation> kept = all.stream()
                        .filter(operation -> !loses || operation.table() == first)
                        .toList();
                return super.commit(new WriteBatch(kept, batch.bytes()), baseVersion);
            }
        };
    }

    static StorageEngine commitsInTwoHalves(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                List<WriteBatch.Operation> all = operations(batch);
                return batch.size() <= LARGE
                                || all.get(0).table() == all.get(all.size() - 1).table()
                        ? super.commit(batch, baseVersion)
                        : commitHalves(engine, all, batch.bytes(), baseVersion);
            }
        };
    }

    private static long commitHalves(
            StorageEngine engine, List<WriteBatch.Operation> all, long bytes, long baseVersion) {
        int half = all.size() / 2;
        long torn = engine.commit(new WriteBatch(all.subList(0, half), bytes), baseVersion);
        pause(20);
        return engine.commit(new WriteBatch(all.subList(half, all.size()), bytes), torn);
    }

    static StorageEngine commitsTheLongestInTwoHalves(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                return batch.size() <= 10 * LARGE
                        ? super.commit(batch, baseVersion)
                        : commitHalves(engine, operations(batch), batch.bytes(), baseVersion);
            }
        };
    }

    /** Loses rows at the end of the second table of batches that are large and lie in both. */
    static StorageEngine losesTheEndOfBatchesOverTwoTables(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                List<WriteBatch.Operation> kept = operations(batch);
                boolean lies = kept.get(0).table() == Table.TAGS && batch.size() > 2 * LARGE;
                kept.removeIf(operation ->
                        lies && operation.table() == Table.MEMBERS && operation.key()[9] == 0);
                return super.commit(new WriteBatch(kept, batch.bytes()), baseVersion);
            }
        };
    }

    static StorageEngine ignoresTheBaseVersion(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                return super.commit(batch, info().version());
            }
        };
    }

    static StorageEngine returnsTheOldVersion(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                long version = super.commit(batch, baseVersion);
                return batch.size() == 1 ? baseVersion : version;
            }
        };
    }

    static StorageEngine refusesValuesThatAreNoEnvelopes(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                for (WriteBatch.Operation operation : batch) {
                    byte[] value = operation.value();
                    if (value != null && value.length < Long.BYTES) {
                        throw new StoreFullException("this value has no envelope");
                    }
                }
                return super.commit(batch, baseVersion);
            }
        };
    }

    static StorageEngine deletesTipsToo(StorageEngine memory) {
        return deletesInAnotherTableToo(memory, Table.NAMES, Table.TIPS, Long.MAX_VALUE);
    }

    /** Only in the first states, as DOM-12 looks at later ones. */
    static StorageEngine deletesSummariesToo(StorageEngine memory) {
        return deletesInAnotherTableToo(memory, Table.TAGS, Table.ATTRIBUTION, 5);
    }

    /** Deletes what is deleted in one table in another one too, up to a version. */
    private static StorageEngine deletesInAnotherTableToo(
            StorageEngine memory, Table deleted, Table another, long lastVersion) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                List<WriteBatch.Operation> more = operations(batch);
                for (WriteBatch.Operation operation : batch) {
                    if (baseVersion <= lastVersion && operation.table() == deleted && operation.value() == null) {
                        more.add(new WriteBatch.Operation(another, operation.key(), null));
                    }
                }
                return super.commit(new WriteBatch(more, batch.bytes()), baseVersion);
            }
        };
    }

    static StorageEngine takesRoomOnDisk(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public EngineInfo info() {
                return new EngineInfo(Optional.empty(), super.info().version(), 1);
            }
        };
    }

    static StorageEngine inventsAnIdentity(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public EngineInfo info() {
                return new EngineInfo(
                        Optional.of(UUID.randomUUID().toString()), super.info().version(), 0);
            }
        };
    }

    /** Slow, and right. */
    static StorageEngine takesItsTime(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                if (baseVersion < 5 || baseVersion % 100 == 0) {
                    pause(10);
                }
                return super.commit(batch, baseVersion);
            }
        };
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
