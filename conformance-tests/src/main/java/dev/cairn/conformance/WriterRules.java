package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.TXN_5;
import static dev.cairn.conformance.Shortcuts.delete;
import static dev.cairn.conformance.Shortcuts.has;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteConflictException;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteTransaction;
import java.util.List;
import java.util.stream.IntStream;

/** TXN-5: one write transaction at a time. */
abstract class WriterRules {
    private static final byte[] KEY = Bytes.of("key");

    @RuleTest(TXN_5)
    void aSecondWriterWaitsForTheFirst(Stores stores) {
        TagStore store = stores.open();
        WriteTransaction first = store.beginWrite();
        Actor<Long> second = Actor.start("second writer", () -> store.write(tx -> Bytes.number(tx, Table.META, KEY)));
        second.awaitWaiting();
        first.put(Table.META, KEY, Bytes.of(7));
        first.commit();
        assertEquals(7, second.result(), "what the second writer sees of the first");
    }

    @RuleTest(TXN_5)
    void waitingEndsWithAnErrorThatNamesTheHolder(Stores stores) {
        TagStore store = stores.open(stores.spec().with("writeTimeout", "50ms"));
        WriteTransaction held = Actor.start("the-holder", store::beginWrite).result();
        Refusal.of(WriteLockTimeoutException.class, "beginWrite", store::beginWrite)
                .mentions("the-holder")
                .mentionsATime();
        Refusal.of(WriteLockTimeoutException.class, "write(fn)", () -> store.write(ReadOperations::version))
                .mentions("the-holder")
                .mentionsATime();
        held.put(Table.META, KEY, KEY);
        held.commit();
        assertTrue(has(store, Table.META, KEY), "the holder is unharmed");
    }

    @RuleTest(TXN_5)
    void aThreadThatWouldWaitForItselfIsRefusedAtOnce(Stores stores) {
        TagStore store = stores.open(stores.spec().with("writeTimeout", "60m"));
        WriteTransaction open = store.beginWrite();
        open.put(Table.META, KEY, KEY);
        assertThrows(IllegalStateException.class, store::beginWrite, "beginWrite beside the own write transaction");
        assertThrows(IllegalStateException.class, () -> store.write(ReadOperations::version), "write(fn) beside it");
        assertFalse(has(store, Table.META, KEY), "reading beside it goes on, and sees no part of it");
        open.commit();
        assertTrue(delete(store, Table.META, KEY), "the next writer sees the commit");
    }

    @RuleTest(TXN_5)
    void writersOfManyThreadsLoseNothing(Stores stores) {
        TagStore store = stores.open();
        int each = stores.times(100);
        List<Actor<Integer>> writers = IntStream.range(0, 4)
                .mapToObj(thread -> Actor.start("writer " + thread, () -> {
                    CountProgram.add(store, each);
                    return each;
                }))
                .toList();
        writers.forEach(Actor::result);
        assertEquals(4L * each, counted(store), "additions of 4 threads");
    }

    @RuleTest(TXN_5)
    void writersOfManyProcessesLoseNothingAndStarveNobody(Stores stores) {
        int each = stores.times(50);
        if (stores.isShared()) {
            List<ChildJvm> writers = List.of(counting(stores, each), counting(stores, each));
            writers.forEach(writer -> writer.expect("open"));
            writers.forEach(writer -> writer.tell("go on"));
            TagStore store = stores.open();
            CountProgram.add(store, each);
            writers.forEach(writer -> writer.expect("done"));
            writers.forEach(ChildJvm::awaitSuccess);
            assertEquals(3L * each, counted(store), "additions of 3 processes");
        } else {
            TagStore store = stores.open();
            CountProgram.add(store, each);
            assertEquals(each, counted(store), "additions of the only process");
        }
    }

    @RuleTest(TXN_5)
    void aBatchMadeOnAnOlderVersionIsAConflict(Stores stores) {
        try (EngineUnderTest engine = EngineUnderTest.open(stores)) {
            long base = engine.version();
            long next = engine.commit(Table.META, KEY, Bytes.of(1), base);
            assertTrue(next > base, "the version grows from " + base + ", and is " + next);
            assertThrows(
                    WriteConflictException.class,
                    () -> engine.commit(Table.META, KEY, Bytes.of(2), base),
                    "a batch made on version " + base + " of a store at version " + next);
            assertEquals(Bytes.hex(Bytes.of(1)), Bytes.hexOrAbsent(engine.get(Table.META, KEY)), "after the conflict");
            assertEquals(next, engine.version(), "version after the conflict");
        }
    }

    private static ChildJvm counting(Stores stores, int times) {
        return stores.start(ChildProgram.COUNT, times);
    }

    private static long counted(TagStore store) {
        return number(store, tx -> Bytes.number(tx, Table.META, CountProgram.COUNTER));
    }
}
