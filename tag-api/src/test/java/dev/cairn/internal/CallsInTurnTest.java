package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.KeyRange;
import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one call of a transaction leaves behind for the next, on this thread or another (storage.md TXN-4, TXN-5). */
@Timeout(60)
class CallsInTurnTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final byte[] KEY = {1};

    @Test
    void everyCallLetsTheNextThreadIn() throws Exception {
        List<Consumer<WriteTransaction>> calls = List.of(
                WriteTransaction::version,
                write -> write.put(Table.META, KEY, new byte[0]),
                write -> write.get(Table.META, KEY),
                write -> write.contains(Table.META, KEY),
                write -> write.count(Table.META, KeyRange.all()),
                write -> assertEquals(0, write.scan(Table.META, KeyRange.all()).count()),
                write -> write.scan(Table.META, KeyRange.all()),
                write -> write.delete(Table.META, KEY));
        try (TagStore store = new MapEngine().open(LONG)) {
            for (Consumer<WriteTransaction> call : calls) {
                WriteTransaction write = store.beginWrite();
                call.accept(write);
                CompletableFuture.runAsync(write::close, CallsInTurnTest::start).get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aRefusedCallLetsTheNextThreadIn() throws Exception {
        try (TagStore store = new MapEngine().open(LONG)) {
            WriteTransaction write = store.beginWrite();
            write.close();
            IllegalStateException over = assertThrows(IllegalStateException.class, () -> write.get(Table.META, KEY));
            String origin =
                    "the transaction begun by thread '" + Thread.currentThread().getName() + "' at ";
            assertTrue(over.getMessage().contains(origin), over.getMessage());
            CompletableFuture.runAsync(write::close, CallsInTurnTest::start).get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTransactionEndsOnce() {
        try (DefaultTagStore store = new MapEngine().open(LONG);
                DefaultTransaction read = (DefaultTransaction) store.beginRead()) {
            Duration age = store.info().oldestReader().orElseThrow();
            assertTrue(age.compareTo(Duration.ofDays(1)) < 0, age.toString());
            assertTrue(read.state().end("was ended by this test"));
            assertFalse(read.state().end("was ended again"));
            assertEquals(0, store.info().openReaders());
        }
    }

    @Test
    void aWriterThatIsNotLetInLearnsWhoWrites() throws Exception {
        try (TagStore store = new MapEngine().open(SHORT);
                WriteTransaction write = store.beginWrite()) {
            IllegalStateException own = assertThrows(IllegalStateException.class, store::beginWrite);
            String me = Thread.currentThread().getName();
            assertTrue(own.getMessage().contains("'" + me + "'"), own.getMessage());
            write.version();
            CompletableFuture<WriteLockTimeoutException> other = new CompletableFuture<>();
            start(() -> other.complete(assertThrows(WriteLockTimeoutException.class, store::beginWrite)));
            String refusal = other.get(20, TimeUnit.SECONDS).getMessage();
            assertTrue(refusal.contains("within 50 ms: the write transaction that thread '" + me + "' began"), refusal);
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnotherThread() throws Exception {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            write.version();
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            start(() -> {
                Thread.currentThread().interrupt();
                assertThrows(OperationInterruptedException.class, store::beginWrite);
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            assertTrue(stillInterrupted.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void theVersionIsThatOfTheBaseUntilTheEnd() {
        MapEngine engine = new MapEngine();
        engine.commitElsewhere();
        try (TagStore store = engine.open(LONG)) {
            WriteTransaction write = store.beginWrite();
            assertEquals(1, write.version());
            write.close();
            assertThrows(IllegalStateException.class, write::version);
        }
    }

    @Test
    void workOfTheStoreReadsAndWritesLikeATransaction() {
        MapEngine engine = new MapEngine();
        engine.commitElsewhere();
        try (TagStore store = engine.open(LONG)) {
            store.write(write -> {
                assertEquals(1, write.version());
                assertFalse(write.delete(Table.META, KEY));
                write.put(Table.META, KEY, new byte[] {5});
                assertTrue(write.contains(Table.META, KEY));
                assertEquals(1, write.get(Table.META, KEY).orElseThrow().length);
                assertEquals(1, write.count(Table.META, KeyRange.all()));
                assertEquals(1, write.scan(Table.META, KeyRange.all()).count());
                assertTrue(write.delete(Table.META, KEY));
                assertFalse(write.contains(Table.META, KEY));
                return "";
            });
        }
    }

    @Test
    void aCommitGivesItsBaseUpBeforeItIsMade() {
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                assertEquals(0, openSnapshots.get());
                return super.commit(batch, baseVersion);
            }
        };
        try (TagStore store = engine.open(LONG)) {
            store.write(write -> {
                write.put(Table.META, KEY, new byte[0]);
                return "";
            });
        }
    }

    @Test
    void workWaitsForAnotherProcessNoLongerThanTheTimeout() {
        MapEngine engine = new MapEngine();
        engine.leasedElsewhere = true;
        try (TagStore store = engine.open(SHORT)) {
            assertThrows(WriteLockTimeoutException.class, () -> store.write(write -> ""));
        }
    }

    @Test
    void anInterruptEndsARaceThatIsAlwaysLost() {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(LONG)) {
            assertThrows(
                    OperationInterruptedException.class,
                    () -> store.write(write -> {
                        write.put(Table.META, KEY, new byte[0]);
                        engine.commitElsewhere();
                        Thread.currentThread().interrupt();
                        return "";
                    }));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aWaitingWriterLearnsOfTheCloseBeforeACommitInFlightEnds() throws Exception {
        CountDownLatch inCommit = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                inCommit.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                return super.commit(batch, baseVersion);
            }
        };
        TagStore store = engine.open(LONG);
        CompletableFuture<Void> committing = CompletableFuture.runAsync(() -> put(store), CallsInTurnTest::start);
        inCommit.await();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> {
                    store.write(write -> {
                        begun.countDown();
                        write.put(Table.META, KEY, new byte[0]);
                        return "";
                    });
                },
                CallsInTurnTest::start);
        begun.await();
        // One that the close rolls back learns of it behind the commit that it has read; this one has handed its writes
        // over.
        while (store.info().openReaders() > 0) {
            Thread.sleep(1);
        }
        CompletableFuture<Void> closing = CompletableFuture.runAsync(store::close, CallsInTurnTest::start);
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS));
        assertEquals(IllegalStateException.class, thrown.getCause().getClass());
        assertFalse(committing.isDone());
        goOn.countDown();
        committing.get();
        closing.get();
    }

    @Test
    void theStackOfTheBeginIsKeptOnRequestOnly() {
        for (boolean traced : new boolean[] {false, true}) {
            DefaultTagStore store = new DefaultTagStore(
                    new dev.cairn.spi.StoreConfig("map", null, java.util.Map.of()),
                    MapEngine.TRAITS,
                    new MapEngine(),
                    new StoreSettings(LONG, traced, false));
            try (DefaultTransaction read = (DefaultTransaction) store.beginRead()) {
                assertEquals(traced, read.state().trace() != null);
            }
            store.close();
        }
    }

    @Test
    void aScanSaysWhichKeyIsOutOfOrder() {
        assertOutOfOrder(List.of(2, 2), " came to the key 02 after 02, ");
        assertOutOfOrder(List.of(2, 1), " came to the key 01 after 02, ");
        assertOutOfOrder(List.of(9), " came to the key 09, ");
        assertOutOfOrder(List.of(2, 3, 3), " came to the key 03 after 03, ");
    }

    @Test
    void aScanStopsAtTheFirstEntryThatIsCutShort() {
        MapEngine engine = new MapEngine();
        try (TagStore store = engine.open(LONG)) {
            put(store);
            engine.damage(Table.META, new byte[] {2}, new byte[7]);
            engine.damage(Table.META, new byte[] {3}, new byte[7]);
            CorruptEntryException thrown = assertThrows(
                    CorruptEntryException.class,
                    () -> store.read(
                            read -> read.scan(Table.META, KeyRange.all()).count()));
            assertArrayEquals(new byte[] {2}, thrown.key());
            assertTrue(thrown.getMessage().contains("the value has 7 bytes, fewer than its envelope"));
        }
    }

    private static void assertOutOfOrder(List<Integer> keys, String part) {
        MapEngine engine = new MapEngine() {
            @Override
            public Snapshot snapshot() {
                return new MapSnapshot(state()) {
                    @Override
                    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                        for (int each : keys) {
                            byte[] key = {(byte) each};
                            byte[] value = new Envelope().wrap(table, key, new byte[0]);
                            if (!visitor.visit(ByteBuffer.wrap(key), ByteBuffer.wrap(value))) {
                                return;
                            }
                        }
                    }
                };
            }
        };
        try (TagStore store = engine.open(LONG)) {
            KeyRange range = KeyRange.lessThan(new byte[] {8});
            StoreCorruptException thrown = assertThrows(
                    StoreCorruptException.class,
                    () -> store.read(read -> read.scan(Table.META, range).count()));
            assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
        }
    }

    private static void put(TagStore store) {
        store.write(write -> {
            write.put(Table.META, KEY, new byte[0]);
            return "";
        });
    }

    private static void start(Runnable task) {
        new Thread(task).start();
    }
}
