package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ORD_1;
import static dev.cairn.conformance.Rule.ORD_3;
import static dev.cairn.conformance.Rule.ORD_4;
import static dev.cairn.conformance.Shortcuts.count;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;

/** ORD-1, ORD-3 and ORD-4: which entries a scan shows, and in which order. */
abstract class OrdRules {
    private static final Table TABLE = Table.VERSIONS;

    @RuleTest(ORD_1)
    void rangesHoldWhatAMapInUnsignedOrderHolds(Stores stores) {
        SortedReference reference = new SortedReference(stores.random());
        TagStore store = stores.open();
        store.write(tx -> change(tx, reference, stores, 800));
        for (int look = stores.times(300); look > 0; look--) {
            store.read(tx -> {
                reference.compareARange(tx, TABLE);
                return null;
            });
        }
    }

    @RuleTest(ORD_3)
    void inAWriteTransactionRangesShowItsWritesToo(Stores stores) {
        SortedReference reference = new SortedReference(stores.random());
        TagStore store = stores.open();
        store.write(tx -> change(tx, reference, stores, 400));
        for (int round = stores.times(10); round > 0; round--) {
            store.write(tx -> {
                change(tx, reference, stores, 40);
                for (int look = 0; look < 20; look++) {
                    reference.compareARange(tx, TABLE);
                }
                return null;
            });
        }
        store.read(tx -> {
            reference.compareARange(tx, TABLE);
            return null;
        });
    }

    @RuleTest(ORD_4)
    void countIsExactForTablesOfAnySize(Stores stores) {
        TagStore store = stores.open();
        long expected = 0;
        for (int size : new int[] {0, 1, 2, 999, 5_000}) {
            long base = expected;
            store.write(tx -> {
                for (int entry = 0; entry < size; entry++) {
                    tx.put(TABLE, Bytes.of(base + entry), Bytes.of(entry));
                }
                assertEquals(base + size, tx.count(TABLE, KeyRange.all()), "count with the transaction's own writes");
                return null;
            });
            expected += size;
            assertEquals(expected, count(store, TABLE), "count of everything");
            assertEquals(
                    size,
                    number(store, tx -> tx.count(TABLE, KeyRange.atLeast(Bytes.of(base)))),
                    "count of the range from key " + base + " (as 8 bytes) on, after " + base + " entries before it");
        }
    }

    private static int change(WriteOperations tx, SortedReference reference, Stores stores, int keys) {
        for (int change = 0; change < keys; change++) {
            byte[] key = reference.randomKey();
            byte[] payload = Bytes.random(stores.random(), stores.random().nextInt(20));
            tx.put(TABLE, key, payload);
            reference.put(key, payload);
            byte[] deleted = reference.randomKey();
            tx.delete(TABLE, deleted);
            reference.remove(deleted);
        }
        return keys;
    }
}
