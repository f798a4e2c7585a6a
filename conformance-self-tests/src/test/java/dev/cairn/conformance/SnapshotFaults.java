package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Engines whose snapshots break one rule. */
final class SnapshotFaults {
    private SnapshotFaults() {}

    /** A snapshot takes one table's state when it first looks at it, if only a small commit came since. */
    static StorageEngine looksAtOneTableLater(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            private volatile int lastCommit;

            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                lastCommit = batch.size();
                return super.commit(batch, baseVersion);
            }

            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    private @Nullable Snapshot later;

                    @Override
                    Snapshot in(Table table) {
                        if (table != Table.NAMES) {
                            return state;
                        }
                        Snapshot names = later == null && lastCommit <= 2 ? engine.snapshot() : later;
                        later = names == null ? state : names;
                        return later;
                    }
                };
            }
        };
    }

    /** From the twentieth thread on, a reader's first look shows the state before the newest commit. */
    static StorageEngine showsNewThreadsTheStateBefore(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            private final Set<Thread> known = new HashSet<>(Set.of(Thread.currentThread()));
            private Snapshot before = memory.snapshot();

            @Override
            public synchronized Optional<WriterLease> tryLeaseWriter() {
                known.add(Thread.currentThread());
                return super.tryLeaseWriter();
            }

            @Override
            public synchronized long commit(WriteBatch batch, long baseVersion) {
                before = engine.snapshot();
                return super.commit(batch, baseVersion);
            }

            @Override
            public synchronized Snapshot snapshot() {
                return known.add(Thread.currentThread()) && known.size() > 20 ? before : super.snapshot();
            }
        };
    }

    static StorageEngine forgetsWhatAReaderPins(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    Snapshot in(Table table) {
                        Snapshot newest = engine.snapshot();
                        return newest.version() - version() > 5_000 ? newest : state;
                    }
                };
            }
        };
    }

    /** As an engine does that reads through one {@code FileChannel}. */
    static StorageEngine endsWithAnInterruptedReader(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            private volatile boolean closed;

            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    Snapshot in(Table table) {
                        closed |= Thread.currentThread().isInterrupted();
                        if (closed) {
                            throw new UncheckedIOException(new ClosedChannelException());
                        }
                        return state;
                    }
                };
            }
        };
    }

    static StorageEngine miscountsLargeRanges(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    public long count(Table table, KeyRange range) {
                        long count = super.count(table, range);
                        return range.from() != null && count > 3_000 ? count - 1 : count;
                    }
                };
            }
        };
    }

    /** Short keys of one table lose the zero bytes at their end, as they would in a format that ends them with zeros. */
    static StorageEngine losesZerosAtTheEndOfKeys(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                WriteBatch cut = new WriteBatch(
                        operations(batch).stream()
                                .map(op -> new WriteBatch.Operation(op.table(), cut(op.table(), op.key()), op.value()))
                                .toList(),
                        batch.bytes());
                return super.commit(cut, baseVersion);
            }

            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    public @Nullable ByteBuffer get(Table table, byte[] key) {
                        return super.get(table, cut(table, key));
                    }

                    @Override
                    public boolean contains(Table table, byte[] key) {
                        return super.contains(table, cut(table, key));
                    }
                };
            }
        };
    }

    private static byte[] cut(Table table, byte[] key) {
        int length = key.length;
        while (table == Table.NAMES && key.length < Long.BYTES && length > 1 && key[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(key, length);
    }
}
