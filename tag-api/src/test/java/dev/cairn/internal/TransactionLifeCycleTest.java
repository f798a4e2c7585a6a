package dev.cairn.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.BatchTooLargeException;
import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreFullException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteConflictException;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules that are kept above every engine, where an engine has to be bent to see them kept (storage.md TXN, ATO). */
@Timeout(60)
class TransactionLifeCycleTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final byte[] key = "key".getBytes(UTF_8);
    private final byte[] payload = "payload".getBytes(UTF_8);

    @Test
    void closingTheStoreWaitsForACommitInFlight() throws Exception {
        CountDownLatch inCommit = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                inCommit.countDown();
                await(goOn);
                return super.commit(batch, baseVersion);
            }
        };
        TagStore store = engine.open(LONG);
        CompletableFuture<Void> writer = run(() -> put(store));
        inCommit.await();
        CompletableFuture<Void> closer = run(store::close);
        assertFalse(engine.closed);
        goOn.countDown();
        writer.get();
        closer.get();
        assertTrue(engine.closed);
        assertNotNull(engine.stored(Table.META, key));
    }

    @Test
    void closingTheStoreEndsEveryTransactionThoughSomeCannotBeReleased() {
        closesThough(StoreAccessException.class, () -> {
            throw new StoreAccessException("map: the snapshot cannot be closed", null);
        });
        closesThough(OutOfMemoryError.class, () -> {
            throw new OutOfMemoryError("wanted");
        });
    }

    private void closesThough(Class<? extends Throwable> expected, Runnable faults) {
        MapEngine engine = new MapEngine() {
            @Override
            public Snapshot snapshot() {
                return new MapSnapshot(new State(0, Map.of())) {
                    @Override
                    public void close() {
                        super.close();
                        faults.run();
                    }
                };
            }
        };
        TagStore store = engine.open(LONG);
        List<ReadTransaction> readers = List.of(store.beginRead(), store.beginRead(), store.beginRead());
        Throwable fault = assertThrows(expected, store::close);
        assertEquals(2, fault.getSuppressed().length);
        assertTrue(engine.closed);
        readers.forEach(reader -> assertThrows(IllegalStateException.class, () -> reader.get(Table.META, key)));
    }

    @Test
    void closingTheStoreRollsBackWhatIsOpenAndWakesWaitingWriters() throws Exception {
        MapEngine engine = new MapEngine();
        TagStore store = engine.open(LONG);
        ReadTransaction reader = store.beginRead();
        WriteTransaction writer = store.beginWrite();
        writer.put(Table.META, key, payload);
        CountDownLatch started = new CountDownLatch(3);
        Stream<CompletableFuture<Void>> waiting = Stream.generate(() -> run(() -> {
                    started.countDown();
                    put(store);
                }))
                .limit(3)
                .toList()
                .stream();
        started.await();
        store.close();
        waiting.forEach(each -> {
            ExecutionException thrown = assertThrows(ExecutionException.class, () -> each.get(10, TimeUnit.SECONDS));
            assertEquals(IllegalStateException.class, thrown.getCause().getClass());
        });
        assertThrows(IllegalStateException.class, () -> reader.get(Table.META, key));
        assertThrows(IllegalStateException.class, writer::commit);
        assertThrows(IllegalStateException.class, store::beginRead);
        assertThrows(IllegalStateException.class, store::info);
        reader.close();
        writer.close();
        store.close();
        assertTrue(engine.closed);
    }

    @Test
    void anUnknownOutcomeStopsAllFurtherWork() {
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                throw new IllegalArgumentException("a fault inside the engine");
            }
        };
        try (TagStore store = engine.open(LONG)) {
            StoreFailedException thrown = assertThrows(StoreFailedException.class, () -> put(store));
            assertTrue(thrown.getMessage().contains("a fault inside the engine"), thrown.getMessage());
            assertThrows(StoreFailedException.class, store::beginRead);
            assertThrows(StoreFailedException.class, store::beginWrite);
        }
        assertTrue(engine.closed);
    }

    @Test
    void aCommitThatFailsCleanlyLeavesTheStoreInUse() {
        AtomicInteger failures = new AtomicInteger(1);
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                if (failures.getAndDecrement() > 0) {
                    throw new StoreFullException("map: full");
                }
                return super.commit(batch, baseVersion);
            }
        };
        try (TagStore store = engine.open(LONG)) {
            assertThrows(StoreFullException.class, () -> put(store));
            assertFalse(has(store));
            put(store);
            assertTrue(has(store));
        }
    }

    @Test
    void aLostRaceRunsTheWorkAgain() {
        MapEngine engine = new MapEngine();
        AtomicInteger runs = new AtomicInteger();
        try (TagStore store = engine.open(LONG)) {
            int result = store.write(write -> {
                write.put(Table.META, key, payload);
                if (runs.incrementAndGet() < 3) {
                    engine.commitElsewhere();
                }
                return runs.get();
            });
            assertEquals(3, result);
            assertArrayEquals(
                    payload, store.read(read -> read.get(Table.META, key)).orElseThrow());
        }
    }

    @Test
    void aRaceThatIsAlwaysLostEndsWithTheTimeout() {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(SHORT)) {
            assertThrows(
                    WriteConflictException.class,
                    () -> store.write(write -> {
                        write.put(Table.META, key, payload);
                        engine.commitElsewhere();
                        return "";
                    }));
        }
    }

    @Test
    void anEmptyCommitNeverConflictsAndChangesNothing() {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(LONG);
                WriteTransaction write = store.beginWrite()) {
            write.put(Table.META, key, payload);
            assertTrue(write.delete(Table.META, key));
            engine.commitElsewhere();
            assertEquals(0, write.commit());
            assertEquals(1, store.info().version());
        }
    }

    @Test
    void aWriterOfAnotherProcessIsWaitedForAndNamed() {
        MapEngine engine = new MapEngine();
        engine.leasedElsewhere = true;
        try (TagStore store = engine.open(SHORT)) {
            WriteLockTimeoutException thrown = assertThrows(WriteLockTimeoutException.class, store::beginWrite);
            assertTrue(thrown.getMessage().contains("process 4711"), thrown.getMessage());
            engine.leasedElsewhere = false;
            put(store);
            assertFalse(engine.leased);
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnotherWriter() throws Exception {
        MapEngine engine = new MapEngine();
        engine.leasedElsewhere = true;
        try (TagStore store = engine.open(LONG)) {
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    store.beginWrite();
                } catch (OperationInterruptedException interrupted) {
                    thrown.set(Thread.currentThread().isInterrupted() ? interrupted : null);
                }
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();
            assertNotNull(thrown.get());
            engine.leasedElsewhere = false;
            put(store);
        }
    }

    @Test
    void workNeverSeesTheCommitAndTheCloseOfItsTransaction() {
        try (TagStore store = new MapEngine().open(LONG)) {
            boolean closable = store.write(write -> write instanceof AutoCloseable);
            assertFalse(closable);
        }
    }

    @Test
    void anInterruptedThreadThatNeedNotWaitWrites() {
        try (TagStore store = new MapEngine().open(LONG)) {
            Thread.currentThread().interrupt();
            put(store);
            assertTrue(Thread.interrupted());
            assertTrue(has(store));
        }
    }

    @Test
    void aSecondCloseReturnsNoSoonerThanTheFirst() throws Exception {
        CountDownLatch inClose = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MapEngine engine = new MapEngine() {
            @Override
            public void close() {
                inClose.countDown();
                await(goOn);
                super.close();
            }
        };
        TagStore store = engine.open(LONG);
        CompletableFuture<Void> first = run(store::close);
        inClose.await();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            store.close();
            second.complete(engine.closed);
        });
        closer.start();
        while (closer.getState() != Thread.State.WAITING && !second.isDone()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        first.get();
        assertTrue(second.get());
    }

    @Test
    void theThreadThatWritesIsRefusedInsteadOfWaitingForItself() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            assertThrows(IllegalStateException.class, store::beginWrite);
            write.put(Table.META, key, payload);
            write.commit();
            put(store);
        }
    }

    @Test
    void aThreadThatHandedItsTransactionOnMayWaitForIt() throws Exception {
        try (TagStore store = new MapEngine().open(SHORT)) {
            WriteTransaction write = store.beginWrite();
            Thread other = new Thread(() -> write.put(Table.META, key, payload));
            other.start();
            other.join();
            WriteLockTimeoutException thrown = assertThrows(WriteLockTimeoutException.class, store::beginWrite);
            String me = Thread.currentThread().getName();
            assertTrue(thrown.getMessage().contains("'" + me + "'"), thrown.getMessage());
            write.close();
        }
    }

    @Test
    void aLeaseThatIsTakenWhileTheStoreClosesIsGivenBackBeforeTheEngineIsClosed() throws Exception {
        AtomicReference<TagStore> store = new AtomicReference<>();
        Thread closer = new Thread(() -> store.get().close());
        MapEngine engine = new MapEngine() {
            @Override
            public Optional<WriterLease> tryLeaseWriter() {
                Optional<WriterLease> lease = super.tryLeaseWriter();
                closer.start();
                while (closer.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                return lease;
            }
        };
        store.set(engine.open(LONG));
        store.get().beginWrite();
        closer.join();
        assertTrue(engine.closed);
        assertFalse(engine.leased);
    }

    @Test
    void damageNamesTableAndKey() {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(LONG)) {
            put(store);
            byte[] value = engine.stored(Table.META, key).clone();
            value[5] ^= 1;
            engine.damage(Table.META, key, value);
            CorruptEntryException thrown =
                    assertThrows(CorruptEntryException.class, () -> store.read(read -> read.get(Table.META, key)));
            assertEquals(Table.META, thrown.table());
            assertArrayEquals(key, thrown.key());
            assertTrue(thrown.getMessage().contains("table meta, key 6b6579"), thrown.getMessage());
            assertThrows(
                    CorruptEntryException.class,
                    () -> store.read(
                            read -> read.scan(Table.META, KeyRange.all()).count()));
            assertEquals(0, engine.openSnapshots.get());
        }
    }

    @Test
    void aScanThatDoesNotAscendIsDamage() {
        MapEngine engine = new MapEngine() {
            @Override
            public Snapshot snapshot() {
                return new Snapshot() {
                    @Override
                    public long version() {
                        return 0;
                    }

                    @Override
                    public @Nullable ByteBuffer get(Table table, byte[] key) {
                        return null;
                    }

                    @Override
                    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                        byte[] value = new Envelope().wrap(table, key, payload);
                        while (visitor.visit(ByteBuffer.wrap(key), ByteBuffer.wrap(value))) {}
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        try (TagStore store = engine.open(LONG)) {
            StoreCorruptException thrown = assertThrows(
                    StoreCorruptException.class,
                    () -> store.read(
                            read -> read.scan(Table.META, KeyRange.all()).count()));
            assertTrue(thrown.getMessage().contains("out of order"), thrown.getMessage());
        }
    }

    @Test
    void aStreamEndsWithItsTransaction() {
        try (TagStore store = new MapEngine().open(LONG)) {
            store.write(write -> {
                for (int i = 0; i < 100; i++) {
                    write.put(Table.META, new byte[] {(byte) i}, payload);
                }
                return "";
            });
            ReadTransaction read = store.beginRead();
            Iterator<Entry> entries = read.scan(Table.META, KeyRange.all()).iterator();
            entries.next();
            read.close();
            assertThrows(IllegalStateException.class, () -> {
                entries.next();
                entries.next();
            });
        }
    }

    @Test
    void aScanKeepsToTheStateAtItsStart() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            for (int i = 0; i < 100; i += 2) {
                write.put(Table.META, new byte[] {(byte) i}, payload);
            }
            Iterator<Entry> entries = write.scan(Table.META, KeyRange.all()).iterator();
            int seen = 0;
            while (entries.hasNext()) {
                byte[] at = entries.next().key();
                assertEquals(0, at[0] % 2);
                write.put(Table.META, new byte[] {(byte) (at[0] + 1)}, payload);
                write.delete(Table.META, at);
                seen++;
            }
            assertEquals(50, seen);
            assertEquals(50, write.count(Table.META, KeyRange.all()));
        }
    }

    @Test
    void aTransactionBeyondTheLargestBatchIsRefusedWherePutsAreMade() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            for (int i = 0; i < 1000; i++) {
                write.put(Table.META, new byte[] {(byte) i, (byte) (i >> 8)}, payload);
            }
            assertThrows(BatchTooLargeException.class, () -> write.put(Table.TAGS, key, payload));
            write.put(Table.META, new byte[] {0, 0}, new byte[0]);
            assertEquals(1, write.commit());
            long stored = store.read(read -> read.count(Table.META, KeyRange.all()));
            assertEquals(1000, stored);
        }
    }

    @Test
    void aDroppedTransactionIsReleasedByTheCollector() throws InterruptedException {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(LONG)) {
            store.beginWrite().put(Table.META, key, payload);
            store.beginRead().contains(Table.META, key);
            assertEquals(2, store.info().openReaders());
            for (int i = 0; engine.openSnapshots.get() > 0 && i < 500; i++) {
                System.gc();
                Thread.sleep(10);
            }
            assertEquals(0, engine.openSnapshots.get());
            put(store);
        }
    }

    private void put(TagStore store) {
        store.write(write -> {
            write.put(Table.META, key, payload);
            return "";
        });
    }

    private boolean has(TagStore store) {
        return store.read(read -> read.contains(Table.META, key));
    }

    /** Runs on a thread of its own: the common pool of two processors has room for one. */
    private static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
