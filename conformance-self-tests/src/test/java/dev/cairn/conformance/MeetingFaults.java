package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Faults that show only where several steps meet, which no rule with a number puts together. */
final class MeetingFaults {
    /** The tables that other rules fill at random. */
    private static final Set<Table> LEFT_ALONE = EnumSet.of(Table.NAMES, Table.VERSIONS, Table.MEMBERS);

    /** Other rules have longer keys where a page ends. */
    private static final int LONGEST_MODEL_KEY = 4;

    private MeetingFaults() {}

    static StorageEngine takesTheLowerBoundInIfItsValueIsEmpty(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                        super.scan(table, widened(table, range), visitor);
                    }

                    private KeyRange widened(Table table, KeyRange range) {
                        byte[] from = range.from();
                        if (from == null
                                || from.length > LONGEST_MODEL_KEY
                                || range.fromInclusive()
                                || LEFT_ALONE.contains(table)) {
                            return range;
                        }
                        ByteBuffer value = state.get(table, from);
                        byte[] to = range.to();
                        return value == null || value.remaining() > Limits.ENVELOPE_BYTES
                                ? range
                                : to == null
                                        ? KeyRange.atLeast(from)
                                        : KeyRange.between(from, true, to, range.toInclusive());
                    }
                };
            }
        };
    }

    /** What one commit deletes, the next one cannot put with an empty payload. */
    static StorageEngine losesEmptyValuesThatComeBack(StorageEngine memory) {
        return new ForwardingEngine(memory) {
            private Set<String> deleted = Set.of();

            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                Set<String> before = deleted;
                deleted = new HashSet<>();
                List<WriteBatch.Operation> kept = operations(batch);
                kept.removeIf(operation -> isEmpty(operation.value()) && before.contains(place(operation)));
                operations(batch).stream()
                        .filter(operation -> operation.value() == null && !LEFT_ALONE.contains(operation.table()))
                        .map(MeetingFaults::place)
                        .forEach(deleted::add);
                return super.commit(new WriteBatch(kept, batch.bytes()), baseVersion);
            }
        };
    }

    private static boolean isEmpty(byte @Nullable [] value) {
        return value != null && value.length == Limits.ENVELOPE_BYTES;
    }

    private static String place(WriteBatch.Operation operation) {
        return place(operation.table(), operation.key());
    }

    /** A reader that is two to four commits old sees the newest value of a key that was away meanwhile. */
    static StorageEngine forgetsAPinForAKeyThatCameBack(StorageEngine memory) {
        Map<Long, Snapshot> states = new ConcurrentHashMap<>();
        return new ForwardingEngine(memory) {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                long version = super.commit(batch, baseVersion);
                states.put(version, engine.snapshot());
                states.remove(version - 4);
                return version;
            }

            @Override
            public Snapshot snapshot() {
                return new ForwardingSnapshot(super.snapshot()) {
                    @Override
                    public @Nullable ByteBuffer get(Table table, byte[] key) {
                        Snapshot newest = engine.snapshot();
                        long age = newest.version() - version();
                        boolean slips = age >= 2
                                && age <= 4
                                && LongStream.range(1, age).anyMatch(commits -> wasAway(commits, table, key))
                                && newest.contains(table, key);
                        return slips ? newest.get(table, key) : super.get(table, key);
                    }

                    private boolean wasAway(long commits, Table table, byte[] key) {
                        Snapshot later = states.get(version() + commits);
                        return state.contains(table, key) && later != null && !later.contains(table, key);
                    }
                };
            }
        };
    }

    /** What one transaction deletes and puts again is not contained in the next, only to be read. */
    static TagStore hidesWhatWasDeletedAndPutAtOnce(TagStore store) {
        Set<String> reborn = ConcurrentHashMap.newKeySet();
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private final Set<String> deleted = new HashSet<>();

            @Override
            public boolean delete(Table table, byte[] key) {
                boolean there = super.delete(table, key);
                if (there) {
                    deleted.add(place(table, key));
                }
                return there;
            }

            @Override
            public void put(Table table, byte[] key, byte[] payload) {
                super.put(table, key, payload);
                if (deleted.contains(place(table, key))) {
                    reborn.add(place(table, key));
                }
            }

            @Override
            public boolean contains(Table table, byte[] key) {
                boolean there = super.contains(table, key);
                return there && (writes() || !reborn.contains(place(table, key)));
            }
        });
    }

    private static String place(Table table, byte[] key) {
        return table + HexFormat.of().formatHex(key);
    }
}
