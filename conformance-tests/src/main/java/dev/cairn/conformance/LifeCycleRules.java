package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.TXN_4;
import static dev.cairn.conformance.Shortcuts.has;
import static dev.cairn.conformance.Shortcuts.number;
import static dev.cairn.conformance.Shortcuts.payload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.function.Executable;

/** TXN-4: the order in which things end. */
abstract class LifeCycleRules {
    private static final byte[] KEY = Bytes.of("key");

    @RuleTest(TXN_4)
    void aReadTransactionRefusesEveryCallAfterItsClose(Stores stores) {
        TagStore store = filled(stores);
        ReadTransaction reader = store.beginRead();
        assertEquals(1, reader.count(Table.TAGS, KeyRange.atMost(Bytes.of(0))), "entries before the close");
        reader.close();
        reader.close();
        assertRefusesReads(reader);
    }

    @RuleTest(TXN_4)
    void aWriteTransactionRefusesEveryCallAfterItsCommitOrClose(Stores stores) {
        TagStore store = filled(stores);
        WriteTransaction committed = store.beginWrite();
        committed.put(Table.NAMES, KEY, KEY);
        committed.commit();
        assertRefusesWrites(committed);
        committed.close();
        WriteTransaction closed = store.beginWrite();
        closed.delete(Table.NAMES, KEY);
        closed.close();
        closed.close();
        assertRefusesWrites(closed);
        assertTrue(has(store, Table.NAMES, KEY), "the commit stands, the rollback does not");
    }

    @RuleTest(TXN_4)
    void aStreamRefusesToAdvanceAfterItsTransactionHasEnded(Stores stores) {
        TagStore store = filled(stores);
        ReadTransaction reader = store.beginRead();
        Iterator<Entry> begun = reader.scan(Table.TAGS, KeyRange.all()).iterator();
        Iterator<Entry> unbegun = reader.scan(Table.TAGS, KeyRange.all()).iterator();
        begun.next();
        reader.close();
        assertRefused("a stream that had begun", () -> advance(begun));
        assertRefused("a stream that had not begun", () -> advance(unbegun));
        WriteTransaction writer = store.beginWrite();
        Iterator<Entry> written = writer.scan(Table.TAGS, KeyRange.all()).iterator();
        written.next();
        writer.commit();
        assertRefused("a stream of a committed transaction", () -> advance(written));
    }

    @RuleTest(TXN_4)
    void aClosedStoreRefusesEverythingAndRollsBackWhatWasOpen(Stores stores) {
        TagStore store = filled(stores);
        ReadTransaction reader = store.beginRead();
        Iterator<Entry> scan = reader.scan(Table.TAGS, KeyRange.all()).iterator();
        scan.next();
        WriteTransaction writer = store.beginWrite();
        writer.put(Table.NAMES, KEY, KEY);
        store.close();
        store.close();
        assertRefusesReads(reader);
        assertRefusesWrites(writer);
        assertRefused("a stream", () -> advance(scan));
        assertRefused("beginRead", store::beginRead);
        assertRefused("beginWrite", store::beginWrite);
        assertRefused("read", () -> store.read(ReadOperations::version));
        assertRefused("write", () -> store.write(ReadOperations::version));
        assertRefused("info", store::info);
        reader.close();
        writer.close();
        assertEquals("absent", payload(stores.open(), Table.NAMES, KEY), "an uncommitted put, reopened");
    }

    @RuleTest(TXN_4)
    void closingTheStoreWakesWaitingWriters(Stores stores) {
        TagStore store = filled(stores);
        WriteTransaction holder = store.beginWrite();
        Actor<?> waiting = Actor.start("waiting writer", store::beginWrite);
        Actor<?> waitingToo = Actor.start("waiting function", () -> store.write(ReadOperations::version));
        waiting.awaitWaiting();
        waitingToo.awaitWaiting();
        store.close();
        assertEquals(IllegalStateException.class, waiting.failure().getClass(), "what a waiting writer gets");
        assertEquals(IllegalStateException.class, waitingToo.failure().getClass(), "what a waiting write(fn) gets");
        assertRefusesWrites(holder);
    }

    @RuleTest(TXN_4)
    void aCommitInFlightEndsBeforeTheStoreCloses(Stores stores) throws InterruptedException {
        TagStore store = stores.open();
        for (int round = stores.times(10); round > 0; round--) {
            AtomicLong acknowledged = new AtomicLong(number(store, Stamp::seen));
            TagStore closing = store;
            CountDownLatch writing = new CountDownLatch(3);
            Actor<?> writer = Actor.start("writer", () -> commitUntilRefused(closing, acknowledged, writing));
            while (writer.isRunning() && !writing.await(10, TimeUnit.MILLISECONDS)) {}
            store = stores.reopen(closing);
            assertEquals(IllegalStateException.class, writer.failure().getClass(), "what ended the writer");
            long kept = stores.isVolatile() ? 0 : acknowledged.get();
            assertEquals(kept, number(store, Stamp::seen), "last commit that was acknowledged, reopened");
        }
    }

    private static long commitUntilRefused(TagStore store, AtomicLong acknowledged, CountDownLatch writing) {
        while (acknowledged.get() < 1_000_000) {
            Stamp.commit(store, acknowledged.get() + 1);
            acknowledged.incrementAndGet();
            writing.countDown();
        }
        return acknowledged.get();
    }

    @RuleTest(TXN_4)
    void noMisuseCrashesTheJvmOrHangsItOrHarmsTheStore(Stores stores) {
        ChildJvm child = stores.start(ChildProgram.MISUSE, stores.random().nextInt(), stores.times(8));
        child.expect("sound");
        child.awaitSuccess();
    }

    private static TagStore filled(Stores stores) {
        TagStore store = stores.open();
        store.write(tx -> {
            for (int entry = 0; entry < 10; entry++) {
                tx.put(Table.TAGS, Bytes.of(entry), Bytes.of(entry));
            }
            return null;
        });
        return store;
    }

    private static void advance(Iterator<Entry> stream) {
        if (stream.hasNext()) {
            stream.next();
        }
    }

    private static void assertRefusesWrites(WriteTransaction transaction) {
        assertRefusesReads(transaction);
        assertRefused("put", () -> transaction.put(Table.TAGS, KEY, KEY));
        assertRefused("delete", () -> transaction.delete(Table.TAGS, KEY));
        assertRefused("commit", transaction::commit);
    }

    private static void assertRefusesReads(ReadOperations transaction) {
        assertRefused("version", transaction::version);
        assertRefused("get", () -> transaction.get(Table.TAGS, KEY));
        assertRefused("contains", () -> transaction.contains(Table.TAGS, KEY));
        assertRefused("scan", () -> transaction.scan(Table.TAGS, KeyRange.all()));
        assertRefused("count", () -> transaction.count(Table.TAGS, KeyRange.all()));
    }

    private static void assertRefused(String call, Executable late) {
        assertThrows(IllegalStateException.class, late, () -> call + " after the end");
    }
}
