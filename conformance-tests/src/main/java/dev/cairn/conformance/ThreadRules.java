package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.TXN_7;
import static dev.cairn.conformance.Rule.TXN_8;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** TXN-7 and TXN-8: whatever thread uses a transaction, and if nobody does any more. */
abstract class ThreadRules {
    @RuleTest(TXN_7)
    void lightThreadsReadAndWrite(Stores stores) {
        TagStore store = stores.open();
        int each = stores.times(10);
        List<Actor<Long>> actors = IntStream.range(0, 50)
                .mapToObj(thread -> Actor.startLight(() -> {
                    CountProgram.add(store, each);
                    return number(store, tx -> Bytes.number(tx, Table.META, CountProgram.COUNTER));
                }))
                .toList();
        long most = actors.stream().mapToLong(Actor::result).max().orElse(0);
        assertEquals(50L * each, most, "additions of 50 light threads, as the last of them sees them");
    }

    @RuleTest(TXN_7)
    void aTransactionIsHandedFromThreadToThread(Stores stores) {
        TagStore store = stores.open();
        WriteTransaction writer = Actor.start("begins", store::beginWrite).result();
        for (long number = 1; number <= 20; number++) {
            long row = number;
            Actor.startLight(() -> {
                        writer.put(Table.TAGS, Bytes.of(row), Bytes.of(row));
                        return row;
                    })
                    .result();
        }
        Actor.start("commits", writer::commit).result();
        ReadTransaction reader = Actor.startLight(store::beginRead).result();
        Actor<Long> counting = Actor.start("reads", () -> reader.count(Table.TAGS, KeyRange.all()));
        long seen = assertDoesNotThrow(counting::result, "count on another thread than the one that began");
        Actor.startLight(() -> {
                    reader.close();
                    return seen;
                })
                .result();
        assertEquals(20, seen, "rows put by 20 threads in one transaction");
        assertEquals(0, store.info().openReaders(), "open readers, after another thread closed the last");
    }

    @RuleTest(TXN_7)
    void concurrentUseOfOneTransactionIsRefusedOrCorrect(Stores stores) {
        TagStore store = stores.open();
        WriteTransaction writer = store.beginWrite();
        CyclicBarrier start = new CyclicBarrier(4);
        int each = (stores.atMostABatch(4 * stores.times(1_000) + 1) - 1) / 4;
        List<Actor<Set<Long>>> actors = IntStream.range(0, 4)
                .mapToObj(thread -> Actor.start("user " + thread, () -> {
                    start.await();
                    return putRows(writer, thread * 10_000L, each);
                }))
                .toList();
        Set<Long> accepted = new TreeSet<>();
        actors.forEach(actor -> accepted.addAll(actor.result()));
        writer.put(Table.TAGS, Bytes.of(-1), Bytes.of(-1));
        accepted.add(-1L);
        writer.commit();
        Set<Long> stored = store.read(tx -> tx.scan(Table.TAGS, KeyRange.all())
                .map(entry -> Bytes.number(entry.payload()))
                .collect(Collectors.toCollection(TreeSet::new)));
        assertIterableEquals(accepted, stored, "rows whose put was accepted, and rows committed");
        readConcurrently(store, stores);
    }

    /** A bare engine gives one thread the value that another one asked for. */
    private static void readConcurrently(TagStore store, Stores stores) {
        int rows = 200;
        stores.inBatches(store, rows, 100, (tx, row) -> tx.put(Table.CHANGES, Bytes.of(row), Bytes.of(row)));
        ReadTransaction reader = store.beginRead();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Actor<Long>> actors = IntStream.range(0, 4)
                .mapToObj(thread -> Actor.start("user " + thread, () -> {
                    start.await();
                    return getRows(reader, rows, stores.times(10_000));
                }))
                .toList();
        long read = actors.stream().mapToLong(Actor::result).sum();
        assertEquals(rows, reader.count(Table.CHANGES, KeyRange.all()), "rows that the reader counts afterwards");
        assertTrue(read > 0, "of all reads by 4 threads in one transaction, none was let through");
        reader.close();
    }

    private static long getRows(ReadTransaction reader, int rows, int times) {
        long accepted = 0;
        for (int time = 0; time < times; time++) {
            byte[] row = Bytes.of(time % rows);
            try {
                byte[] payload = reader.get(Table.CHANGES, row).orElse(new byte[0]);
                assertEquals(Bytes.hex(row), Bytes.hex(payload), "a row that one of 4 threads got in one transaction");
                accepted++;
            } catch (IllegalStateException refused) {
                Thread.onSpinWait();
            }
        }
        return accepted;
    }

    private static Set<Long> putRows(WriteTransaction writer, long from, int rows) {
        Set<Long> accepted = new HashSet<>();
        for (long row = from; row < from + rows; row++) {
            try {
                writer.put(Table.TAGS, Bytes.of(row), Bytes.of(row));
                accepted.add(row);
            } catch (IllegalStateException refused) {
                Thread.onSpinWait();
            }
        }
        return accepted;
    }

    @RuleTest(TXN_8)
    void droppedTransactionsAreReleasedOnceTheCollectorFindsThem(Stores stores) throws InterruptedException {
        TagStore store = stores.open(stores.spec().with("writeTimeout", "10ms"));
        Stamp.commit(store, 1);
        for (int dropped = 0; dropped < 5; dropped++) {
            dropReader(store);
        }
        Actor.start("drops a writer", () -> dropWriter(store)).result();
        awaitNoReaders(store, stores.times(200));
        Stamp.commit(store, 2);
        assertEquals(2, number(store, Stamp::seen), "the next writer is let in, and the dropped one left no trace");
    }

    private static void awaitNoReaders(TagStore store, int collections) throws InterruptedException {
        for (int collection = 0; collection < collections && store.info().openReaders() > 0; collection++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(
                0,
                store.info().openReaders(),
                () -> "open transactions after " + collections + " collections, all of them dropped before");
    }

    private static void dropReader(TagStore store) {
        Entry first =
                store.beginRead().scan(Table.TAGS, KeyRange.all()).findFirst().orElseThrow();
        assertEquals(1, Bytes.number(first.payload()), "what a reader sees that is dropped then");
    }

    private static long dropWriter(TagStore store) {
        WriteTransaction writer = store.beginWrite();
        Stamp.put(writer, 9);
        return writer.version();
    }
}
