package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreLockedException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteConflictException;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import dev.cairn.testing.ChildJvm;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the trait MANY_PROCESSES. */
class ProcessesShareAStoreTest {
    private static final int COMMITS = 300;
    private static final int TURNS = 5;

    @TempDir
    private Path directory;

    @Test
    void threeProcessesThatWriteAtOnceLoseNoUpdate() throws Exception {
        try (StorageEngine engine = Engines.open(directory);
                ChildJvm one = ChildJvm.start(Counter.class, directory);
                ChildJvm other = ChildJvm.start(Counter.class, directory)) {
            Counter.count(engine);
            assertEquals(List.of("done"), one.lines());
            assertEquals(List.of("done"), other.lines());
            assertEquals(3 * COMMITS, Counter.read(engine, Table.TAGS));
        }
    }

    @Test
    void aReaderSeesOnlyWholeStatesOfAnotherProcessAndThoseInOrder() throws Exception {
        try (StorageEngine engine = Engines.open(directory);
                ChildJvm writer = ChildJvm.start(Counter.class, directory)) {
            int last = 0;
            while (last < COMMITS) {
                try (Snapshot snapshot = engine.snapshot()) {
                    int number = Counter.read(snapshot, Table.TAGS);
                    assertEquals(number, Counter.read(snapshot, Table.META));
                    assertTrue(number >= last, number + " after " + last);
                    last = number;
                }
            }
            assertEquals(List.of("done"), writer.lines());
        }
    }

    /** Adds 1 to two entries a number of times, each time in a commit that may lose against another process. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                count(engine);
            }
            System.out.println("done");
        }

        static void count(StorageEngine engine) {
            for (int done = 0; done < COMMITS; ) {
                try {
                    increment(engine);
                    done++;
                } catch (WriteConflictException lost) {
                    Thread.onSpinWait();
                }
            }
        }

        private static void increment(StorageEngine engine) {
            long base;
            WriteBatch batch;
            try (Snapshot snapshot = engine.snapshot()) {
                byte[] next = key(read(snapshot, Table.TAGS) + 1);
                base = snapshot.version();
                batch = batch(put(Table.TAGS, key(0), next), put(Table.META, key(0), next));
            }
            engine.commit(batch, base);
        }

        static int read(StorageEngine engine, Table table) {
            try (Snapshot snapshot = engine.snapshot()) {
                return read(snapshot, table);
            }
        }

        static int read(Snapshot snapshot, Table table) {
            byte[] value = get(snapshot, table, key(0));
            return value == null ? 0 : ByteBuffer.wrap(value).getInt();
        }
    }

    @Test
    void theWritersPlaceIsTakenByOneProcessAndFreeAfterItWasKilled() throws Exception {
        try (StorageEngine engine = Engines.open(directory);
                ChildJvm holder = ChildJvm.start(Holder.class, directory)) {
            assertEquals("holding", holder.line());
            assertEquals(Optional.empty(), engine.tryLeaseWriter());
            assertTrue(engine.leaseHolder().startsWith("process "), engine.leaseHolder());
            holder.kill();
            try (WriterLease lease = engine.tryLeaseWriter().orElseThrow()) {
                commit(engine, put(Table.TAGS, key(0), key(1)));
                assertEquals(1, Counter.read(engine, Table.TAGS), lease::toString);
            }
        }
    }

    /** Takes the writer's place and keeps it for ever. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (StorageEngine engine = Engines.open(Path.of(args[0]));
                    WriterLease lease = engine.tryLeaseWriter().orElseThrow()) {
                System.out.println(lease.equals(WriterLease.NONE) ? "nothing to hold" : "holding");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    /** Counts the commits that each turn waits for: without turns, the other process makes about a hundred before this one meets a free moment. */
    @Test
    void aWriterGetsItsTurnsBesideAProcessThatWritesWithoutAPause() throws Exception {
        try (TagStore store = TagStores.open("lmdb:" + directory);
                ChildJvm busy = ChildJvm.start(Busy.class, directory)) {
            assertEquals("busy", busy.line());
            write(store, 0);
            long waitedFor = 0;
            for (int turn = 1; turn <= TURNS; turn++) {
                long begun = awaitCommitOfOther(store);
                write(store, turn);
                waitedFor += store.info().version() - begun - 1;
            }
            String commits = waitedFor + " commits of the other process";
            assertTrue(waitedFor <= 3 * TURNS, commits);
        }
    }

    /** Returns the version of a commit that another process has made since this one wrote: it is at the next one already. */
    private static long awaitCommitOfOther(TagStore store) throws InterruptedException {
        long own = store.info().version();
        long version = own;
        for (int looks = 0; version == own; looks++) {
            assertTrue(looks < 2_000, "the other process writes no more");
            Thread.sleep(5);
            version = store.info().version();
        }
        return version;
    }

    private static void write(TagStore store, int number) {
        store.write(transaction -> {
            transaction.put(Table.META, key(number), key(number));
            return null;
        });
    }

    /** Begins the next transaction as soon as one is committed, and keeps each open for a while. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] args) throws Exception {
            try (TagStore store = TagStores.open("lmdb:" + args[0])) {
                write(store, 0);
                System.out.println("busy");
                for (int number = 1; true; number++) {
                    try (WriteTransaction transaction = store.beginWrite()) {
                        transaction.put(Table.META, key(-1), key(number));
                        Thread.sleep(50);
                        transaction.commit();
                    }
                }
            }
        }
    }

    @Test
    void oneProcessOpensAStoreOnceAndAgainAfterItIsClosed() {
        try (StorageEngine engine = Engines.open(directory)) {
            assertThrows(
                    StoreLockedException.class,
                    () -> Engines.open(directory.resolve("..").resolve(directory)));
            commit(engine, put(Table.TAGS, key(0), key(1)));
        }
        try (StorageEngine engine = Engines.open(directory)) {
            assertEquals(1, Counter.read(engine, Table.TAGS));
        }
    }
}
