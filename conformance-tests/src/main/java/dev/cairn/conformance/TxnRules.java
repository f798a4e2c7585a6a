package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.TXN_1;
import static dev.cairn.conformance.Rule.TXN_2;
import static dev.cairn.conformance.Rule.TXN_3;
import static dev.cairn.conformance.Rule.TXN_6;
import static dev.cairn.conformance.Shortcuts.delete;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** TXN-1 to TXN-3 and TXN-6: what a transaction sees of itself, and what it leaves behind. */
abstract class TxnRules {
    private static final Table TABLE = Table.NAMES;

    @RuleTest(TXN_1)
    void aWriteTransactionReadsItsOwnPutsAndDeletes(Stores stores) {
        TagStore store = stores.open();
        put(store, "a", "old");
        put(store, "b", "old");
        store.write(tx -> {
            tx.put(TABLE, Bytes.of("a"), Bytes.of("new"));
            tx.put(TABLE, Bytes.of("c"), Bytes.of("new"));
            tx.delete(TABLE, Bytes.of("b"));
            assertEquals("{a=new, c=new}", content(tx).toString(), "content inside the transaction");
            return null;
        });
        assertEquals("{a=new, c=new}", store.read(TxnRules::content).toString(), "content after its commit");
    }

    @RuleTest(TXN_1)
    void randomWritesAreReadAsAMapWouldReadThem(Stores stores) {
        TagStore store = stores.open();
        Random random = new Random(stores.random().nextLong());
        NavigableMap<String, String> expected = new TreeMap<>();
        for (int round = stores.times(20); round > 0; round--) {
            store.write(tx -> {
                for (int step = 0; step < 60; step++) {
                    step(tx, expected, random);
                }
                return null;
            });
            assertEquals(expected, store.read(TxnRules::content), "content after a commit");
        }
    }

    private static void step(WriteOperations tx, NavigableMap<String, String> expected, Random random) {
        String key = "k" + random.nextInt(40);
        if (random.nextInt(3) == 0) {
            boolean found = expected.remove(key) != null;
            assertEquals(found, tx.delete(TABLE, Bytes.of(key)), () -> "whether delete of " + key + " found it");
        } else {
            String payload = "p" + random.nextInt();
            expected.put(key, payload);
            tx.put(TABLE, Bytes.of(key), Bytes.of(payload));
        }
        assertEquals(expected, content(tx), "content inside a transaction");
        boolean there = expected.containsKey(key);
        assertEquals(
                there,
                tx.contains(TABLE, Bytes.of(key)),
                () -> "contains, inside a write transaction, says " + !there + " of " + key
                        + ", which its own put or delete made " + (there ? "present" : "absent"));
    }

    @RuleTest(TXN_2)
    void closingWithoutCommitLeavesNoTrace(Stores stores) {
        TagStore store = stores.open();
        put(store, "a", "old");
        long version = store.info().version();
        try (WriteTransaction writer = store.beginWrite()) {
            change(writer);
        }
        assertEquals("{a=old}", store.read(TxnRules::content).toString(), "content after a rollback");
        assertEquals(version, store.info().version(), "version after a rollback");
        put(store, "z", "next");
        assertEquals("{a=old, z=next}", store.read(TxnRules::content).toString(), "content after the next commit");
    }

    @RuleTest(TXN_2)
    void anExceptionOutOfWriteLeavesNoTraceAndReachesTheCaller(Stores stores) {
        TagStore store = stores.open();
        put(store, "a", "old");
        for (Throwable fault : List.of(new IllegalStateException("fault"), new AssertionError("fault"))) {
            Throwable thrown = assertThrows(
                    Throwable.class,
                    () -> store.write(tx -> {
                        change(tx);
                        throw thrown(fault);
                    }));
            assertSame(fault, thrown, "what write(fn) throws");
            assertEquals("{a=old}", store.read(TxnRules::content).toString(), "content after write(fn) threw " + fault);
        }
        put(store, "a", "new");
        assertEquals("{a=new}", store.read(TxnRules::content).toString(), "content after the next commit");
    }

    @RuleTest(TXN_3)
    void deleteSaysWhetherTheKeyWasThereAndPutOverwrites(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("key");
        assertFalse(delete(store, TABLE, key), "delete says that it found a key that was never there");
        put(store, "key", "first");
        put(store, "key", "second");
        assertEquals("{key=second}", store.read(TxnRules::content).toString(), "content after two puts");
        store.write(tx -> {
            assertTrue(tx.delete(TABLE, key), "delete says that it did not find a committed key");
            assertFalse(tx.delete(TABLE, key), "delete says that it found a key that its own transaction had deleted");
            tx.put(TABLE, key, key);
            assertTrue(
                    tx.delete(TABLE, key), "delete says that it did not find a key that its own transaction had put");
            return null;
        });
        assertFalse(delete(store, TABLE, key), "delete says that it found a key whose deletion was committed");
    }

    @RuleTest(TXN_6)
    void anEmptyCommitChangesNothing(Stores stores) {
        TagStore store = stores.open();
        put(store, "a", "old");
        long version = store.info().version();
        try (WriteTransaction writer = store.beginWrite()) {
            assertEquals(version, writer.commit(), "version that an empty commit returns");
        }
        store.write(tx -> {
            tx.put(TABLE, Bytes.of("b"), Bytes.of("passing"));
            tx.delete(TABLE, Bytes.of("b"));
            return null;
        });
        assertEquals(version, store.info().version(), "version after empty commits");
        assertEquals("{a=old}", store.read(TxnRules::content).toString(), "content after empty commits");
        put(store, "b", "new");
        assertTrue(store.info().version() > version, "a commit that is not empty did not raise the version " + version);
    }

    private static void change(WriteOperations tx) {
        tx.put(TABLE, Bytes.of("a"), Bytes.of("new"));
        tx.put(TABLE, Bytes.of("b"), Bytes.of("new"));
        tx.delete(TABLE, Bytes.of("a"));
        tx.put(Table.META, Bytes.of("other"), Bytes.of("new"));
    }

    private static RuntimeException thrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return (RuntimeException) fault;
    }

    private static void put(TagStore store, String key, String payload) {
        Shortcuts.put(store, TABLE, Bytes.of(key), Bytes.of(payload));
    }

    /** Returns what is in the table, having checked that get, scan and count agree. */
    private static NavigableMap<String, String> content(ReadOperations tx) {
        NavigableMap<String, String> content = new TreeMap<>();
        tx.scan(TABLE, KeyRange.all()).forEach(entry -> {
            content.put(Bytes.text(entry.key()), Bytes.text(entry.payload()));
            assertEquals(
                    Bytes.hex(entry.payload()),
                    Bytes.hexOrAbsent(tx.get(TABLE, entry.key())),
                    () -> "get of the scanned key " + Bytes.text(entry.key()));
        });
        assertEquals(content.size(), tx.count(TABLE, KeyRange.all()), () -> "count of " + content);
        return content;
    }
}
