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
import java.util.random.RandomGenerator;

/** ORD-1, ORD-3 and ORD-4: which entries a scan shows, and in which order. */
abstract class OrdRules {
    private static final Table TABLE = Table.VERSIONS;

    @RuleTest(ORD_1)
    void rangesHoldWhatAMapInUnsignedOrderHolds(Stores stores) {
        SortedReference reference = new SortedReference(stores.random());
        TagStore store = stores.open();
        fill(stores, store, reference, 800);
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
        fill(stores, store, reference, 400);
        for (int round = stores.times(10); round > 0; round--) {
            store.write(tx -> {
                for (int change = stores.atMostABatch(80) / 2; change > 0; change--) {
                    change(tx, reference, stores.random());
                }
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
            stores.inBatches(store, size, 100, (tx, entry) -> {
                tx.put(TABLE, Bytes.of(base + entry), Bytes.of(entry));
                if (entry + 1 == size) {
                    assertEquals(base + size, tx.count(TABLE, KeyRange.all()), "count with own writes");
                }
            });
            expected += size;
            assertEquals(expected, count(store, TABLE), "count of everything");
            assertEquals(
                    size,
                    number(store, tx -> tx.count(TABLE, KeyRange.atLeast(Bytes.of(base)))),
                    "count of the range from key " + base + " (as 8 bytes) on, after " + base + " entries before it");
        }
    }

    private static void fill(Stores stores, TagStore store, SortedReference reference, int changes) {
        // Each change is two writes.
        stores.inBatches(store, 2 * changes, 600, (tx, write) -> {
            if (write % 2 == 0) {
                put(tx, reference, stores.random());
            } else {
                delete(tx, reference);
            }
        });
    }

    private static void change(WriteOperations tx, SortedReference reference, RandomGenerator random) {
        put(tx, reference, random);
        delete(tx, reference);
    }

    private static void put(WriteOperations tx, SortedReference reference, RandomGenerator random) {
        byte[] key = reference.randomKey();
        byte[] payload = Bytes.random(random, random.nextInt(20));
        tx.put(TABLE, key, payload);
        reference.put(key, payload);
    }

    private static void delete(WriteOperations tx, SortedReference reference) {
        byte[] key = reference.randomKey();
        tx.delete(TABLE, key);
        reference.remove(key);
    }
}
