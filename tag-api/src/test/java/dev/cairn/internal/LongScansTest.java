package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a scan is cut into pages: few entries for a glance, many for a walk, and no more bytes than fit (storage.md ORD-2). */
class LongScansTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<Integer> pages = new ArrayList<>();

    private final MapEngine engine = new MapEngine() {
        @Override
        public Snapshot snapshot() {
            return new MapSnapshot(state()) {
                @Override
                public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                    int page = pages.size();
                    pages.add(0);
                    super.scan(table, range, (key, value) -> {
                        pages.set(page, pages.get(page) + 1);
                        return visitor.visit(key, value);
                    });
                }
            };
        }
    };

    @Test
    void growFromSixteenEntriesToOneThousandAndTwentyFour() {
        try (TagStore store = engine.open(LONG)) {
            fill(store, 900, 1);
            fill(store, 900, 2);
            fill(store, 900, 3);
            assertEquals(2700, count(store));
            assertEquals(List.of(16, 64, 256, 1024, 1024, 316), pages);
        }
    }

    /** That is misuse, which nothing but the contract's exceptions may answer (storage.md TXN-4). */
    @Test
    void mayBeAdvancedByThreadsAtOnceWithoutHarm() {
        try (TagStore store = engine.open(LONG)) {
            fill(store, 100, 1);
            for (int round = 0; round < 2_000; round++) {
                store.read(read -> {
                    Spliterator<Entry> scan =
                            read.scan(Table.META, KeyRange.all()).spliterator();
                    Thread other = new Thread(() -> scan.forEachRemaining(entry -> {}));
                    AtomicReference<Throwable> thrown = new AtomicReference<>();
                    other.setUncaughtExceptionHandler((thread, seen) -> thrown.set(seen));
                    other.start();
                    scan.forEachRemaining(entry -> {});
                    join(other);
                    assertNull(thrown.get());
                    return null;
                });
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void readNoPageBehindTheLast() {
        try (TagStore store = engine.open(LONG)) {
            fill(store, 15, 1);
            assertEquals(15, count(store));
            assertEquals(List.of(15), pages);
        }
    }

    @Test
    void endAPageThatIsFullOfBytes() {
        try (TagStore store = engine.open(LONG)) {
            store.write(write -> {
                // The first page reaches 1 MiB exactly, keys counted in, with its second entry.
                write.put(Table.META, new byte[] {1}, new byte[(1 << 19) - 1]);
                write.put(Table.META, new byte[] {2}, new byte[(1 << 19) - 1]);
                write.put(Table.META, new byte[] {3}, new byte[0]);
                return "";
            });
            assertEquals(3, count(store));
            assertEquals(List.of(2, 1), pages);
        }
    }

    @Test
    void endAPageOfOwnWritesAsWell() {
        try (TagStore store = engine.open(LONG)) {
            fill(store, 1, 9);
            long counted = store.write(write -> {
                for (int i = 0; i < 40; i++) {
                    write.put(Table.META, new byte[] {1, (byte) i}, new byte[] {1});
                }
                return write.scan(Table.META, KeyRange.all()).count();
            });
            assertEquals(41, counted);
            // Sixteen own writes lie before the entry that ends the first page.
            assertEquals(List.of(1, 1), pages);
        }
    }

    @Test
    void haveNoPartToHandToAnotherThread() {
        try (TagStore store = engine.open(LONG)) {
            fill(store, 2, 1);
            store.read(read -> {
                Spliterator<Entry> entries =
                        read.scan(Table.META, KeyRange.all()).spliterator();
                assertNull(entries.trySplit());
                assertEquals(Long.MAX_VALUE, entries.estimateSize());
                assertTrue(entries.hasCharacteristics(Spliterator.ORDERED | Spliterator.DISTINCT));
                assertFalse(entries.hasCharacteristics(Spliterator.SIZED));
                return "";
            });
        }
    }

    @Test
    void leaveTheKeysOfATransactionToIt() {
        try (TagStore store = engine.open(LONG)) {
            long left = store.write(write -> {
                write.put(Table.META, new byte[] {1}, new byte[] {5});
                Iterator<Entry> entries = write.scan(Table.META, KeyRange.all()).iterator();
                entries.next().key()[0] = 7;
                assertArrayEquals(
                        new byte[] {5}, write.get(Table.META, new byte[] {1}).orElseThrow());
                return write.count(Table.META, KeyRange.all());
            });
            assertEquals(1, left);
        }
    }

    private static void fill(TagStore store, int entries, int prefix) {
        store.write(write -> {
            for (int i = 0; i < entries; i++) {
                write.put(Table.META, new byte[] {(byte) prefix, (byte) (i >> 8), (byte) i}, new byte[] {1});
            }
            return "";
        });
    }

    private static long count(TagStore store) {
        long[] seen = new long[1];
        store.read(read -> {
            read.scan(Table.META, KeyRange.all()).forEach(entry -> seen[0]++);
            return "";
        });
        return seen[0];
    }
}
