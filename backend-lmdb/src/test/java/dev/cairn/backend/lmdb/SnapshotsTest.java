package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.bytes;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.messageOf;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TooManyReadersException;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path directory;

    @Test
    void aSnapshotStandsStillWhileCommitsGoOn() {
        try (StorageEngine engine = Engines.open(directory)) {
            commit(engine, put(Table.TAGS, key(0), bytes("state  0")));
            try (Snapshot old = engine.snapshot()) {
                long version = old.version();
                for (int i = 1; i <= 200; i++) {
                    commit(
                            engine,
                            put(Table.TAGS, key(0), bytes("a later one")),
                            put(Table.TAGS, key(i), new byte[5000]));
                }
                assertEquals(version, old.version());
                assertArrayEquals(bytes("state  0"), get(old, Table.TAGS, key(0)));
                assertEquals(1, old.count(Table.TAGS, KeyRange.all()));
            }
            assertArrayEquals(bytes("a later one"), get(engine, Table.TAGS, key(0)));
        }
    }

    @Test
    void aSnapshotThatWasUsedBeforeShowsTheNewestState() {
        try (StorageEngine engine = Engines.open(directory)) {
            for (int i = 0; i < 300; i++) {
                commit(engine, put(Table.TAGS, key(0), key(i + 1_000_000_000)));
                assertArrayEquals(key(i + 1_000_000_000), get(engine, Table.TAGS, key(0)));
            }
        }
    }

    @Test
    void aThousandSnapshotsAreOpenAtOnceAndAgainAfterTheyAreClosed() {
        try (StorageEngine engine = Engines.open(directory)) {
            for (int round = 0; round < 5; round++) {
                List<Snapshot> snapshots = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    commitEveryHundredth(engine, i);
                    snapshots.add(engine.snapshot());
                }
                for (int i = 0; i < 1000; i++) {
                    assertArrayEquals(key(i / 100 + 1_000_000_000), get(snapshots.get(i), Table.TAGS, key(0)));
                }
                snapshots.forEach(Snapshot::close);
            }
        }
    }

    private static void commitEveryHundredth(StorageEngine engine, int i) {
        if (i % 100 == 0) {
            commit(engine, put(Table.TAGS, key(0), key(i / 100 + 1_000_000_000)));
        }
    }

    @Test
    void oneSnapshotTooManyIsRefusedAndPossibleAfterAnotherIsClosed() {
        try (StorageEngine engine = Engines.open(directory, 1L << 30, 20)) {
            List<Snapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                snapshots.add(engine.snapshot());
            }
            String message = messageOf(assertThrows(TooManyReadersException.class, engine::snapshot));
            assertTrue(message.contains(directory.toString()), message);
            snapshots.remove(0).close();
            engine.snapshot().close();
            snapshots.forEach(Snapshot::close);
        }
    }

    @Test
    void aSnapshotMovesBetweenThreadsAndIsClosedOnAnother() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            commit(engine, put(Table.TAGS, key(1), bytes("the one.")));
            for (int i = 0; i < 100; i++) {
                Snapshot snapshot = engine.snapshot();
                Thread reader = new Thread(() -> {
                    assertArrayEquals(bytes("the one."), get(snapshot, Table.TAGS, key(1)));
                    snapshot.close();
                });
                reader.start();
                reader.join();
            }
        }
    }

    @Test
    void manyThreadsReadWholeStatesWhileOneWrites() throws Exception {
        readBesideAWriter(Executors.newFixedThreadPool(8));
    }

    @Test
    void manyVirtualThreadsReadWholeStatesWhileOneWrites() throws Exception {
        readBesideAWriter(virtualThreads());
    }

    /** Two entries of two tables always hold the same number. */
    private void readBesideAWriter(ExecutorService threads) throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            write(engine, 0);
            List<Future<?>> done = new ArrayList<>();
            done.add(threads.submit(() -> {
                for (int i = 1; i <= 300; i++) {
                    write(engine, i);
                }
            }));
            for (int reader = 0; reader < 100; reader++) {
                done.add(threads.submit((Callable<Integer>) () -> readPairs(engine)));
            }
            for (Future<?> each : done) {
                each.get();
            }
            assertArrayEquals(key(300), get(engine, Table.META, key(0)));
        } finally {
            threads.shutdown();
        }
    }

    private static void write(StorageEngine engine, int number) {
        commit(engine, put(Table.TAGS, key(0), key(number)), put(Table.META, key(0), key(number)));
    }

    private static int readPairs(StorageEngine engine) {
        for (int i = 0; i < 200; i++) {
            try (Snapshot snapshot = engine.snapshot()) {
                assertArrayEquals(get(snapshot, Table.TAGS, key(0)), get(snapshot, Table.META, key(0)));
            }
        }
        return 200;
    }

    /** Returns virtual threads where this Java has them, and platform threads elsewhere. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException before21) {
            return Executors.newCachedThreadPool();
        }
    }
}
