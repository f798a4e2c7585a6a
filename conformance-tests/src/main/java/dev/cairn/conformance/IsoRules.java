package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ISO_1;
import static dev.cairn.conformance.Rule.ISO_2;
import static dev.cairn.conformance.Rule.ISO_4;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.TooManyReadersException;
import dev.cairn.api.WriteTransaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/** ISO-1, ISO-2 and ISO-4: which state a reader sees, and for how long. */
abstract class IsoRules {
    private static final int MANY_COMMITS = 10_000;
    private static final int MANY_READERS = 1_000;
    private static final int ROWS = 500;
    private static final String ISOLATION_SECONDS = "conformance.isolationSeconds";

    /**
     * Eight readers beside a writer, on platform threads, and on virtual ones where the JDK has them; looking at everything, and at one key
     * as often as can be. {@code -Dconformance.isolationSeconds=60} lets them run for so long at least.
     */
    @RuleTest(ISO_1)
    void readersSeeOneStateEverywhereThatNeverGoesBack(Stores stores) {
        TagStore store = stores.open(stores.relaxed());
        AtomicLong last = new AtomicLong(Long.MAX_VALUE);
        History history = new History();
        List<Actor<Long>> readers = new ArrayList<>();
        for (ToLongFunction<ReadOperations> look :
                List.<ToLongFunction<ReadOperations>>of(Stamp::seen, Stamp::glimpsed)) {
            for (int pair = 0; pair < 2; pair++) {
                readers.add(Actor.start("reader", () -> follow(store, history, last, look)));
                readers.add(Actor.startLight(() -> follow(store, history, last, look)));
            }
        }
        try {
            long commits = commitFor(store, history, stores.times(300));
            last.set(commits);
            readers.forEach(reader -> assertEquals(commits, reader.result(), "the last state that a reader sees"));
        } finally {
            history.end();
        }
    }

    private static long commitFor(TagStore store, History history, long atLeast) {
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger(ISOLATION_SECONDS, 0)).toNanos();
        long number = 0;
        while (number < atLeast || System.nanoTime() < end) {
            history.commit(store, ++number);
        }
        return number;
    }

    /** Reads until the last commit is seen. */
    private static long follow(TagStore store, History history, AtomicLong last, ToLongFunction<ReadOperations> look) {
        long seen = 0;
        while (seen < last.get() && !history.isOver()) {
            seen = history.look(store, seen, look);
        }
        return seen;
    }

    @RuleTest(ISO_2)
    void manyReadersReadTheirStatesOrAreRefusedUntilOthersClose(Stores stores) {
        TagStore store = stores.open();
        Deque<ReadTransaction> readers = new ArrayDeque<>();
        try {
            Stamp.commit(store, 1);
            boolean refused = false;
            while (!refused && readers.size() < MANY_READERS) {
                refused = !beginReading(store, readers);
            }
            Stamp.commit(store, 2);
            readers.forEach(reader -> assertEquals(1, Stamp.seen(reader), "the state of one of many readers"));
            readers.removeFirst().close();
            assertTrue(beginReading(store, readers), "a reader is refused although another was closed");
            assertEquals(2, Stamp.seen(readers.getLast()), "the state of a reader in the place of another");
        } finally {
            readers.forEach(ReadTransaction::close);
        }
    }

    private static boolean beginReading(TagStore store, Deque<ReadTransaction> readers) {
        try {
            readers.addLast(store.beginRead());
            return true;
        } catch (TooManyReadersException noPlace) {
            return false;
        }
    }

    @RuleTest(ISO_2)
    void readersAndTheWriterDoNotBlockEachOther(Stores stores) {
        TagStore store = stores.open();
        Stamp.commit(store, 1);
        ReadTransaction before = store.beginRead();
        Iterator<Entry> halfWay = before.scan(Table.TAGS, KeyRange.all()).iterator();
        halfWay.next();
        WriteTransaction writer = store.beginWrite();
        Stamp.put(writer, 2);
        ReadTransaction beside = Actor.start("reader", store::beginRead).result();
        assertEquals(1, Stamp.seen(beside), "a reader that began beside a writer");
        writer.commit();
        assertEquals(1, Bytes.number(halfWay.next().payload()), "a scan that began before the commit");
        assertEquals(1, Stamp.seen(before), "a reader from before the commit");
        assertEquals(1, Stamp.seen(beside), "a reader from beside the writer");
        assertEquals(2, number(store, Stamp::seen), "a reader from after the commit");
    }

    @RuleTest(ISO_2)
    void aReaderThatStaysOpenOverManyCommitsStillReadsItsState(Stores stores) {
        TagStore store = stores.open(stores.relaxed());
        stores.inBatches(
                store, ROWS, 100, (tx, row) -> tx.put(Table.MEMBERS, Bytes.of(row), Bytes.random(stores.random(), 50)));
        ReadTransaction reader = store.beginRead();
        List<Entry> state = rows(reader);
        for (int commit = 1; commit <= MANY_COMMITS; commit++) {
            commitSomething(store, stores.random());
            if (commit % 1_000 == 0) {
                Difference.refuse(state, rows(reader), "rows that an open reader sees, " + commit + " commits later");
            }
        }
        StoreInfo info = store.info();
        assertTrue(
                info.oldestReader().isPresent(),
                () -> "info() shows no age of the oldest reader, though one is open: " + info);
        reader.close();
        assertEquals(0, store.info().openReaders(), "open readers after the only one was closed");
    }

    /** An interrupt closes the {@code FileChannel} that it meets, for every thread that reads or writes through it. */
    @RuleTest(ISO_2)
    void aReaderOnAnInterruptedThreadHarmsNoOtherAndNoWriter(Stores stores) {
        TagStore store = stores.open();
        Stamp.commit(store, 1);
        Actor.start("interrupted", () -> readInterrupted(store)).result();
        String afterwards = "after another thread read with its interrupt status set, ";
        assertEquals(
                1, assertDoesNotThrow(() -> number(store, Stamp::seen), afterwards + "a read"), afterwards + "commit");
        assertDoesNotThrow(() -> Stamp.commit(store, 2), afterwards + "a commit");
        assertEquals(2, number(store, Stamp::seen), afterwards + "commit");
    }

    private static boolean readInterrupted(TagStore store) {
        Thread.currentThread().interrupt();
        try {
            return number(store, Stamp::seen) == 1;
        } catch (TagStoreException refusal) {
            return false;
        }
    }

    private static void commitSomething(TagStore store, RandomGenerator random) {
        store.write(tx -> {
            tx.delete(Table.MEMBERS, Bytes.of(random.nextInt(ROWS)));
            tx.put(Table.MEMBERS, Bytes.of(random.nextInt(ROWS)), Bytes.random(random, random.nextInt(100)));
            return null;
        });
    }

    private static List<Entry> rows(ReadOperations reader) {
        return reader.scan(Table.MEMBERS, KeyRange.all()).toList();
    }

    @RuleTest(ISO_4)
    void aTransactionThatBeginsAfterACommitReturnedSeesIt(Stores stores) {
        TagStore store = stores.open();
        SynchronousQueue<Long> returned = new SynchronousQueue<>();
        int commits = stores.times(300);
        Actor<Long> reader = Actor.start("reader", () -> {
            long seen = 0;
            while (seen < commits) {
                long atLeast = returned.take();
                seen = number(store, Stamp::seen);
                assertTrue(seen >= atLeast, "commit " + atLeast + " had returned, but commit " + seen + " is seen");
            }
            return seen;
        });
        for (long number = 1; number <= commits && reader.isRunning(); number++) {
            Stamp.commit(store, number);
            while (reader.isRunning() && !returned.offer(number)) {
                Thread.onSpinWait();
            }
        }
        assertEquals(commits, reader.result(), "the last commit");
        assertSeenByNewThreads(store, commits, stores.times(150));
    }

    private static void assertSeenByNewThreads(TagStore store, long after, int commits) {
        for (long number = after + 1; number <= after + commits; number++) {
            Stamp.commit(store, number);
            long seen =
                    Actor.start("new reader", () -> number(store, Stamp::seen)).result();
            assertEquals(number, seen, "commit seen by a thread that was started after it had returned");
        }
    }
}
