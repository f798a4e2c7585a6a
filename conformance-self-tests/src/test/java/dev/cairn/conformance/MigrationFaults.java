package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores that break one rule about migration, or about what a migration copies. */
final class MigrationFaults {
    private MigrationFaults() {}

    /** Keeps statistics, and to that end writes a row again after one reader counted and scanned all tables. */
    static StorageEngine writesWhenAllWasRead(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            private final Set<Table> counted = EnumSet.noneOf(Table.class);
            private final Set<Table> scanned = EnumSet.noneOf(Table.class);

            @Override
            public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                scanned.add(table);
                super.scan(table, range, visitor);
            }

            @Override
            public long count(Table table, KeyRange range) {
                counted.add(table);
                return super.count(table, range);
            }

            @Override
            public void close() {
                super.close();
                if (counted.equals(EnumSet.allOf(Table.class)) && counted.equals(scanned)) {
                    writeAgain(memory);
                }
            }
        });
    }

    private static void writeAgain(StorageEngine memory) {
        try (Snapshot newest = memory.snapshot()) {
            newest.scan(Table.META, KeyRange.all(), (key, value) -> {
                WriteBatch.Operation same = new WriteBatch.Operation(Table.META, bytes(key), bytes(value));
                memory.commit(new WriteBatch(List.of(same), 0), newest.version());
                return false;
            });
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static StorageEngine hidesARowThatIsAlone(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            @Override
            public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                if (table != Table.TIPS || count(table, KeyRange.all()) != 1) {
                    super.scan(table, range, visitor);
                }
            }
        });
    }

    static StorageEngine countsOneTooMany(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            @Override
            public long count(Table table, KeyRange range) {
                long count = super.count(table, range);
                return table == Table.TIPS && count > 200 && count < 300 ? count + 1 : count;
            }
        });
    }

    /** Shows no more than the first 16 rows under one hash. */
    static StorageEngine losesSegments(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            @Override
            public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                boolean bounded = table == Table.MEMBERS && range.from() != null && range.to() != null;
                super.scan(table, range, (key, value) -> !(bounded && segment(key) >= 16) && visitor.visit(key, value));
            }
        });
    }

    private static int segment(ByteBuffer key) {
        return key.remaining() < 20 ? 0 : key.getInt(key.limit() - Integer.BYTES);
    }

    private static StorageEngine withSnapshots(StorageEngine memory, UnaryOperator<Snapshot> around) {
        return new ForwardingEngine(memory) {
            @Override
            public Snapshot snapshot() {
                return around.apply(super.snapshot());
            }
        };
    }

    /** Only from read transactions that are begun and closed one by one. */
    static TagStore hidesTheMarkOfAMigration(TagStore store) {
        byte[] mark = Bytes.of("migration");
        return new ForwardingStore(store) {
            @Override
            public ReadTransaction beginRead() {
                return new ForwardingTransaction(super.beginRead()) {
                    @Override
                    public Optional<byte[]> get(Table table, byte[] key) {
                        return Arrays.equals(mark, key) ? Optional.empty() : super.get(table, key);
                    }
                };
            }

            // Shows it, so that migrations are refused as they should be.
            @Override
            public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
                return store.read(work);
            }
        };
    }

    /** Scans of a write transaction miss what somebody else has put under a short key of one table. */
    static TagStore hidesARowThatWasAdded(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                Stream<Entry> all = super.scan(table, range);
                return writes() && table == Table.NAMES
                        ? all.filter(row -> !Bytes.text(row.key()).equals("?"))
                        : all;
            }
        });
    }
}
