package dev.cairn.internal;

import static dev.cairn.internal.HeldEngine.resultOf;
import static dev.cairn.internal.HeldEngine.start;
import static dev.cairn.internal.HeldEngine.thrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreFullException;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.internal.HeldEngine.Holding;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What fails in a commit that several writers share hits the one whose fault it is, and nobody else (storage.md ATO-2). */
@Timeout(60)
class FailedSharedCommitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] A = {1};
    private static final byte[] B = {2};
    private static final byte[] BAD = {66};

    private static String put(WriteOperations write, byte[] key) {
        write.put(Table.META, key, new byte[] {1});
        return "done";
    }

    private static void refuseBad(WriteBatch batch) {
        if (holds(batch, BAD)) {
            throw new StoreFullException("map store: there is no room for this");
        }
    }

    private static boolean holds(WriteBatch batch, byte[] key) {
        return StreamSupport.stream(batch.spliterator(), false).anyMatch(each -> Arrays.equals(each.key(), key));
    }

    @Test
    void onlyTheWriterThatHasNoRoomIsTold() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        held.engine().failIf(FailedSharedCommitsTest::refuseBad);
        CompletableFuture<String> good = held.gather(write -> put(write, B));
        CompletableFuture<String> bad = held.gather(write -> put(write, BAD));
        CompletableFuture<String> onTop =
                held.gather(write -> put(write, new byte[] {4}) + write.contains(Table.META, B));
        held.engine().release();
        assertEquals("done", resultOf(held.first()));
        assertEquals("done", resultOf(good));
        assertTrue(resultOf(onTop).startsWith("done"));
        assertEquals(
                "map store: there is no room for this",
                assertInstanceOf(StoreFullException.class, thrownBy(bad)).getMessage());
        assertNull(held.engine().stored(Table.META, BAD));
        assertNotNull(held.engine().stored(Table.META, B));
        assertNotNull(held.engine().stored(Table.META, new byte[] {4}));
        held.store().close();
    }

    /** As an overflow of the stack can: the handlers of the error overflow again. */
    @Test
    void anErrorThatNobodyCanHandleHoldsNobodyUp() throws Exception {
        AtomicBoolean unspeakable = new AtomicBoolean(true);
        final class Unspeakable extends Error {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                if (unspeakable.get()) {
                    throw new Unspeakable();
                }
                return "unspeakable";
            }
        }
        Holding held = HeldEngine.hold(LONG, A);
        held.engine().failIf(batch -> {
            throw new Unspeakable();
        });
        CompletableFuture<String> second = held.gather(write -> put(write, B));
        CompletableFuture<String> third = held.gather(write -> put(write, new byte[] {4}));
        held.engine().release();
        while (!(held.first().isDone() && second.isDone() && third.isDone())) {
            Thread.sleep(1);
        }
        unspeakable.set(false);
        assertInstanceOf(Unspeakable.class, thrownBy(held.first()));
        assertInstanceOf(StoreFailedException.class, thrownBy(second));
        assertInstanceOf(StoreFailedException.class, thrownBy(third));
        assertThrows(StoreFailedException.class, held.store()::beginWrite);
        held.store().close();
    }

    @Test
    void whatWasReadOfAFailedCommitIsForgotten() throws Exception {
        Holding held = HeldEngine.hold(LONG, BAD);
        held.engine().failIf(FailedSharedCommitsTest::refuseBad);
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<String> reading = held.gather(write -> {
            runs.incrementAndGet();
            return "saw " + write.contains(Table.META, BAD);
        });
        CompletableFuture<String> throwing = held.gather(write -> {
            if (write.contains(Table.META, BAD)) {
                throw new IllegalArgumentException("this must never be there");
            }
            return put(write, B);
        });
        CompletableFuture<String> asking = start(() -> held.store().write(write -> "version " + write.version()));
        held.engine().release();
        assertInstanceOf(StoreFullException.class, thrownBy(held.first()));
        assertEquals("saw false", resultOf(reading));
        assertEquals(2, runs.get());
        assertEquals("done", resultOf(throwing));
        assertTrue(resultOf(asking).startsWith("version "));
        held.store().close();
    }

    @Test
    void whoseCommitWasMadeOnAFailedOneRunsAgain() throws Exception {
        Holding held = HeldEngine.hold(LONG, BAD);
        held.engine().failIf(FailedSharedCommitsTest::refuseBad);
        CompletableFuture<String> onTop = held.gather(write -> put(write, B));
        held.engine().release();
        assertInstanceOf(StoreFullException.class, thrownBy(held.first()));
        assertEquals("done", resultOf(onTop));
        assertNotNull(held.engine().stored(Table.META, B));
        held.store().close();
    }

    @Test
    void anExceptionOfTheWorkWaitsUntilWhatItReadIsCommitted() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        IllegalArgumentException own = new IllegalArgumentException("A is there");
        CompletableFuture<String> throwing = held.gather(write -> {
            put(write, BAD);
            throw own;
        });
        CompletableFuture<String> good = held.gather(write -> put(write, B));
        Thread.sleep(20);
        assertFalse(throwing.isDone());
        held.engine().release();
        assertSame(own, thrownBy(throwing));
        assertEquals("done", resultOf(good));
        assertNull(held.engine().stored(Table.META, BAD));
        held.store().close();
    }

    @Test
    void aCheckedExceptionInDisguiseLetsTheNextWriterIn() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        IOException disguised = new IOException("not declared");
        CompletableFuture<String> throwing = held.gather(write -> {
            FailedSharedCommitsTest.<RuntimeException>disguise(disguised);
            return "";
        });
        held.engine().release();
        assertSame(disguised, thrownBy(throwing));
        assertEquals("done", held.store().write(write -> put(write, B)));
        held.store().close();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void disguise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void anUnknownOutcomeIsThatOfEverybody() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        CompletableFuture<String> second = held.gather(write -> put(write, B));
        CompletableFuture<String> third = held.gather(write -> put(write, BAD));
        held.engine().failIf(batch -> {
            throw new IllegalStateException("the disk is gone");
        });
        held.engine().release();
        for (CompletableFuture<String> each : List.of(held.first(), second, third)) {
            String message =
                    assertInstanceOf(StoreFailedException.class, thrownBy(each)).getMessage();
            assertTrue(message.startsWith("map store: ") && message.contains("the disk is gone"), message);
        }
        held.store().close();
        assertTrue(held.engine().closed);
    }

    @Test
    void closingRefusesWhatIsNotBeingWritten() throws Exception {
        Holding held = HeldEngine.hold(LONG, A);
        CompletableFuture<String> second = held.gather(write -> put(write, B));
        IllegalArgumentException own = new IllegalArgumentException("own");
        CompletableFuture<String> third = held.gather(write -> {
            throw own;
        });
        CompletableFuture<String> waiting = start(() -> {
            held.store().beginWrite().close();
            return "";
        });
        CompletableFuture<String> closing = start(() -> {
            held.store().close();
            return "closed";
        });
        assertInstanceOf(IllegalStateException.class, thrownBy(second));
        Throwable refused = assertInstanceOf(IllegalStateException.class, thrownBy(third));
        assertSame(own, refused.getSuppressed()[0].getSuppressed()[0], "the work's own exception is not lost");
        assertInstanceOf(IllegalStateException.class, thrownBy(waiting));
        assertFalse(held.first().isDone() || closing.isDone());
        held.engine().release();
        assertEquals("done", resultOf(held.first()));
        assertEquals("closed", resultOf(closing));
        assertTrue(held.engine().closed);
        assertNull(held.engine().stored(Table.META, B));
    }
}
