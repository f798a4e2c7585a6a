package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that break one rule about migration, or about what a migration copies. */
final class MigrationFaults {
    private MigrationFaults() {}

    /** Keeps statistics, and to that end writes a row again after all tables were counted at once. */
    static StorageEngine writesWhenEveryTableWasCounted(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            private final Set<Table> counted = EnumSet.noneOf(Table.class);

            @Override
            public long count(Table table, KeyRange range) {
                counted.add(table);
                return super.count(table, range);
            }

            @Override
            public void close() {
                if (counted.equals(EnumSet.allOf(Table.class))) {
                    writeAgain(memory);
                }
                super.close();
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
                return table == Table.TIPS && count > 100 && count < 200 ? count + 1 : count;
            }
        });
    }

    /** Shows no more than the first 16 segments of a member list. */
    static StorageEngine losesSegments(StorageEngine memory) {
        return withSnapshots(memory, state -> new ForwardingSnapshot(state) {
            @Override
            public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                boolean list = table == Table.MEMBERS && range.from() != null && range.to() != null;
                int[] left = {list ? 16 : Integer.MAX_VALUE};
                super.scan(table, range, (key, value) -> left[0]-- > 0 && visitor.visit(key, value));
            }
        });
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
