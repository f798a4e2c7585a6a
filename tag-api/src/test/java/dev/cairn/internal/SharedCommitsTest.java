package dev.cairn.internal;

import static dev.cairn.internal.HeldEngine.put;
import static dev.cairn.internal.HeldEngine.resultOf;
import static dev.cairn.internal.HeldEngine.start;
import static dev.cairn.internal.HeldEngine.thrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.Table;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import dev.cairn.internal.HeldEngine.Holding;
import dev.cairn.spi.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers that end while a commit is written share the next one (storage.md TXN, ATO, ISO, DUR; docs/decisions/0012). */
@Timeout(60)
class SharedCommitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final byte[] A = {1};
    private static final byte[] B = {2};
    private static final byte[] C = {3};

    private static String putOf(WriteOperations write, byte[] key) {
        write.put(Table.META, key, new byte[] {1});
        return "done";
    }

    @Test
    void theNextCommitIsForAllWhoEndedMeanwhile() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (int number = 2; number < 9; number++) {
            byte[] key = {(byte) number};
            others.add(held.gather(write -> putOf(write, key)));
        }
        held.engine().release();
        assertEquals("done", resultOf(held.first()));
        for (CompletableFuture<String> other : others) {
            assertEquals("done", resultOf(other));
        }
        assertEquals(
                List.of(1, 7),
                held.engine().batches.stream().map(batch -> batch.size()).toList());
        assertEquals(2, held.store().info().version());
        held.store().close();
    }

    @Test
    void nobodyReturnsAndNobodyReadsBeforeTheCommit() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        CompletableFuture<String> second = held.gather(write -> putOf(write, B));
        CompletableFuture<String> empty = held.gather(write -> "saw " + write.contains(Table.META, B));
        assertEquals(0, (long) held.store().read(read -> read.count(Table.META, KeyRange.all())));
        Thread.sleep(20);
        assertFalse(held.first().isDone() || second.isDone() || empty.isDone());
        held.engine().release();
        assertEquals("done", resultOf(second));
        assertEquals("saw true", resultOf(empty));
        assertNotNull(held.engine().stored(Table.META, B));
        held.store().close();
    }

    @Test
    void aWriterReadsAndDeletesWhatIsNotCommittedYet() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        assertFalse(held.gather(write -> putOf(write, B)).isDone());
        CompletableFuture<String> third = held.gather(write -> {
            assertEquals(2, write.count(Table.META, KeyRange.all()));
            assertEquals(2, write.scan(Table.META, KeyRange.all()).count());
            assertTrue(write.delete(Table.META, A), "in flight");
            assertTrue(write.delete(Table.META, B), "gathered");
            assertFalse(write.delete(Table.META, B));
            assertEquals(0, write.count(Table.META, KeyRange.all()));
            return putOf(write, C);
        });
        held.engine().release();
        assertEquals("done", resultOf(third));
        assertNull(held.engine().stored(Table.META, A));
        assertNull(held.engine().stored(Table.META, B));
        assertNotNull(held.engine().stored(Table.META, C));
        held.store().close();
    }

    @Test
    void theVersionIsThatOfTheStateThatIsRead() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        CompletableFuture<String> second = held.gather(write -> putOf(write, B));
        CompletableFuture<String> asking = start(() -> held.store().write(write -> {
            putOf(write, C);
            return write.version() + " " + held.engine().state().version();
        }));
        Thread.sleep(20);
        assertFalse(asking.isDone());
        held.engine().release();
        assertEquals("2 2", resultOf(asking));
        assertTrue(second.isDone() || resultOf(second).equals("done"));
        assertEquals(3, held.store().info().version());
        held.store().close();
    }

    @Test
    void aTransactionOfItsUserBeginsOnCommittedState() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        CompletableFuture<String> second = held.gather(write -> putOf(write, B));
        CompletableFuture<String> explicit = start(() -> {
            try (WriteTransaction write = held.store().beginWrite()) {
                return second.isDone() + " " + held.engine().batches.size() + " " + write.contains(Table.META, B);
            }
        });
        Thread.sleep(20);
        assertFalse(explicit.isDone());
        held.engine().release();
        assertTrue(resultOf(explicit).endsWith(" 2 true"));
        held.store().close();
    }

    @Test
    void whoWaitsForACommitLearnsWhoseItIs() throws Exception {
        Holding held = HeldEngine.hold(SHORT, A);
        AtomicReference<String> name = new AtomicReference<>();
        CompletableFuture<String> gathered = held.gather(write -> {
            name.set(Thread.currentThread().getName());
            return putOf(write, B);
        });
        assertFalse(gathered.isDone());
        Throwable thrown = thrownBy(start(() -> {
            held.store().beginWrite().close();
            return "";
        }));
        String message =
                assertInstanceOf(WriteLockTimeoutException.class, thrown).getMessage();
        assertTrue(
                message.startsWith("map store: no write transaction could begin within 50 ms: the commit of"), message);
        assertTrue(message.contains("'" + name.get() + "' began at "), message);
        held.engine().release();
        held.store().close();
    }

    @Test
    void anInterruptEndsTheWaitForACommitButNotTheCommit() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletableFuture<String> second = held.gather(
                write -> {
                    thread.set(Thread.currentThread());
                    return putOf(write, B);
                },
                result -> result + Thread.currentThread().isInterrupted());
        thread.get().interrupt();
        CompletableFuture<String> waiting = start(() -> {
            Thread.currentThread().interrupt();
            held.store().beginWrite().close();
            return "";
        });
        assertInstanceOf(OperationInterruptedException.class, thrownBy(waiting));
        assertFalse(second.isDone());
        held.engine().release();
        assertEquals("donetrue", resultOf(second));
        held.store().close();
    }

    @Test
    void anInterruptOfWhoMakesACommitStaysAndDoesNotReachTheEngine() {
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                assertFalse(Thread.currentThread().isInterrupted(), "the engine commits for others too");
                return super.commit(batch, baseVersion);
            }
        };
        try (DefaultTagStore store = engine.open(LONG)) {
            Thread.currentThread().interrupt();
            assertEquals("done", put(store, A));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aCommitStaysWithinTheLargestBatch() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        List<CompletableFuture<String>> large = new ArrayList<>();
        large.add(held.gather(write -> putMany(write, 2, 600)));
        large.add(start(() -> held.store().write(write -> putMany(write, 3, 600))));
        held.engine().release();
        for (CompletableFuture<String> each : large) {
            assertEquals("done", resultOf(each));
        }
        assertEquals(
                List.of(1, 600, 600),
                held.engine().batches.stream().map(batch -> batch.size()).toList());
        held.store().close();
    }

    private static String putMany(WriteOperations write, int first, int count) {
        for (int number = 0; number < count; number++) {
            write.put(Table.META, new byte[] {(byte) first, (byte) number, (byte) (number >> 8)}, new byte[0]);
        }
        return "done";
    }

    /** Some stop and are expected in vain, some are interrupted while they wait, and some let nobody in: all come to their end. */
    @Test
    void whoDoesNotComeBackHoldsNobodyUp() throws Exception {
        MapEngine engine = new MapEngine() {
            @Override
            public long commit(WriteBatch batch, long baseVersion) {
                LockSupport.parkNanos(200_000);
                return super.commit(batch, baseVersion);
            }
        };
        DefaultTagStore store = engine.open(LONG);
        List<CompletableFuture<String>> writers = new ArrayList<>();
        for (int writer = 1; writer <= 8; writer++) {
            int commits = 5 * writer;
            byte number = (byte) writer;
            writers.add(start(() -> {
                for (int at = 0; at < commits; at++) {
                    byte[] key = {number, (byte) at};
                    if (at % 7 == 6) {
                        store.write(write -> {
                            Thread.currentThread().interrupt();
                            return putOf(write, key);
                        });
                        assertTrue(Thread.interrupted(), "the interrupt is lost");
                    } else if (at % 5 == 4) {
                        store.write(write -> putOf(write, key) + write.version());
                    } else {
                        store.write(write -> putOf(write, key));
                    }
                }
                return "done";
            }));
        }
        for (CompletableFuture<String> writer : writers) {
            assertEquals("done", resultOf(writer));
        }
        assertEquals(5 * 36, (long) store.read(read -> read.count(Table.META, KeyRange.all())));
        store.close();
    }

    @Test
    void aLeaseIsSharedBySixtyFour() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        List<CompletableFuture<String>> gathered = new ArrayList<>();
        for (int number = 1; number < 64; number++) {
            gathered.add(held.gather(write -> putOf(write, B)));
        }
        CompletableFuture<String> next = start(() -> put(held.store(), C));
        Thread.sleep(20);
        assertEquals(0, held.store().info().openReaders());
        held.engine().release();
        assertEquals("done", resultOf(next));
        for (CompletableFuture<String> each : gathered) {
            assertEquals("done", resultOf(each));
        }
        assertEquals(2, held.engine().leases.get());
        assertEquals(3, held.engine().batches.size());
        held.store().close();
    }
}
