package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ISO_3;
import static dev.cairn.conformance.Shortcuts.count;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.List;

/** ISO-3: the anomalies that have names. */
abstract class AnomalyRules {
    private static final byte[] X = Bytes.of("x");
    private static final byte[] Y = Bytes.of("y");

    @RuleTest(ISO_3)
    void noDirtyRead(Stores stores) {
        TagStore store = withXAndY(stores);
        try (WriteTransaction writer = store.beginWrite()) {
            writer.put(Table.TAGS, X, Bytes.of(9));
            writer.delete(Table.NAMES, Y);
            assertEquals(1, number(store, AnomalyRules::x), "what a reader sees of an open write transaction");
        }
        assertEquals(1, number(store, AnomalyRules::x), "what a reader sees of a write transaction rolled back");
        assertEquals(1, number(store, AnomalyRules::y), "what a reader sees of a delete rolled back");
    }

    @RuleTest(ISO_3)
    void noNonRepeatableRead(Stores stores) {
        TagStore store = withXAndY(stores);
        ReadTransaction reader = store.beginRead();
        assertEquals(1, x(reader), "before the commit");
        set(store, 2, 2);
        assertEquals(1, x(reader), "read again after another transaction's commit");
        assertEquals(2, number(store, AnomalyRules::x), "a new transaction");
    }

    @RuleTest(ISO_3)
    void noPhantom(Stores stores) {
        TagStore store = withXAndY(stores);
        ReadTransaction reader = store.beginRead();
        assertEquals(1, reader.count(Table.TAGS, KeyRange.all()), "before the commit");
        store.write(tx -> {
            tx.put(Table.TAGS, Y, Y);
            tx.delete(Table.NAMES, Y);
            return null;
        });
        assertEquals(1, reader.count(Table.TAGS, KeyRange.all()), "entries counted again");
        assertEquals(1, reader.scan(Table.TAGS, KeyRange.all()).count(), "entries scanned again");
        assertEquals(1, reader.scan(Table.NAMES, KeyRange.all()).count(), "entries scanned, one deleted since");
        assertEquals(2, count(store, Table.TAGS), "a new transaction");
    }

    @RuleTest(ISO_3)
    void noReadSkewAcrossTables(Stores stores) {
        TagStore store = withXAndY(stores);
        ReadTransaction reader = store.beginRead();
        long x = x(reader);
        set(store, 2, 2);
        assertEquals(x, y(reader), "y, first read after a commit that changed both");
        assertEquals(2, number(store, AnomalyRules::y), "a new transaction");
    }

    @RuleTest(ISO_3)
    void noLostUpdate(Stores stores) {
        TagStore store = withXAndY(stores);
        WriteTransaction first = store.beginWrite();
        Actor<Long> second = Actor.start("second", () -> add(store));
        second.awaitWaiting();
        first.put(Table.TAGS, X, Bytes.of(x(first) + 1));
        first.commit();
        second.result();
        assertEquals(3, number(store, AnomalyRules::x), "1, after two transactions added 1");
    }

    private static long add(TagStore store) {
        return store.write(tx -> {
            tx.put(Table.TAGS, X, Bytes.of(x(tx) + 1));
            return x(tx);
        });
    }

    @RuleTest(ISO_3)
    void noWriteSkew(Stores stores) {
        TagStore store = withXAndY(stores);
        for (int round = stores.times(50); round > 0; round--) {
            set(store, 1, 1);
            List<Actor<Boolean>> doctors = List.of(
                    Actor.start("x leaves", () -> store.write(tx -> leave(tx, Table.TAGS, X))),
                    Actor.start("y leaves", () -> store.write(tx -> leave(tx, Table.NAMES, Y))));
            doctors.forEach(Actor::result);
            assertEquals(1, number(store, tx -> x(tx) + y(tx)), "how many of two stay, of whom only one may leave");
        }
    }

    /** Sets one of x and y to 0, if both are 1. */
    private static boolean leave(WriteOperations tx, Table table, byte[] key) {
        boolean both = x(tx) + y(tx) == 2;
        if (both) {
            tx.put(table, key, Bytes.of(0));
        }
        return both;
    }

    private static TagStore withXAndY(Stores stores) {
        TagStore store = stores.open();
        set(store, 1, 1);
        return store;
    }

    private static void set(TagStore store, long x, long y) {
        store.write(tx -> {
            tx.put(Table.TAGS, X, Bytes.of(x));
            tx.put(Table.NAMES, Y, Bytes.of(y));
            return null;
        });
    }

    private static long x(ReadOperations tx) {
        return Bytes.number(tx, Table.TAGS, X);
    }

    private static long y(ReadOperations tx) {
        return Bytes.number(tx, Table.NAMES, Y);
    }
}
