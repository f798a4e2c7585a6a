package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DUR_1;
import static dev.cairn.conformance.Rule.DUR_4;
import static dev.cairn.conformance.Rule.DUR_5;
import static dev.cairn.conformance.Shortcuts.number;
import static dev.cairn.conformance.Shortcuts.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** DUR-4, DUR-5, and DUR-1 over an orderly close: what is there when a store is opened again, and how large it gets. */
abstract class DurRules {
    private static final int ROWS = 256;
    private static final int ROW_BYTES = 64 << 10;

    @RuleTest(DUR_4)
    void aVolatileStoreIsEmptyWhenOpenedAgainAndAnyOtherIsNot(Stores stores) {
        TagStore store = stores.open();
        long rows = (long) Table.values().length * Stamp.KEYS + 1;
        byte[] large = Bytes.filled(Limits.MAX_PAYLOAD_BYTES, 7);
        for (int round = 1; round <= 3; round++) {
            Stamp.commit(store, round);
            put(store, Table.META, Bytes.of("large"), large);
            assertEquals(rows, entries(store), "entries before the close, one of 1 MiB among them");
            store = stores.reopen(store);
            assertEquals(
                    stores.isVolatile() ? 0 : round, number(store, Stamp::seen), "number stored after close and open");
            assertEquals(
                    stores.isVolatile() ? 0 : rows,
                    entries(store),
                    "entries after close and open, one of 1 MiB among them");
        }
    }

    @RuleTest(DUR_1)
    void theVersionOfACommitSurvivesReopening(Stores stores) {
        TagStore store = stores.open();
        for (long number = 1; number <= 3; number++) {
            Stamp.commit(store, number);
            assertEquals(number, number(store, Stamp::seen), "number stored before the close");
            long version = store.info().version();
            store = stores.reopen(store);
            long reopened = store.info().version();
            assertTrue(
                    stores.isVolatile() || reopened >= version,
                    "the version is " + reopened + " after close and open, and was " + version + " before");
            assertEquals(
                    stores.isVolatile() ? 0 : number, number(store, Stamp::seen), "number stored after close and open");
        }
    }

    @RuleTest(DUR_1)
    void whatAnInterruptedThreadCommitsStandsAndTheInterruptStaysPending(Stores stores) {
        TagStore store = stores.open();
        for (long number = 1; number <= 3; number++) {
            Thread.currentThread().interrupt();
            try {
                Stamp.commit(store, number);
            } finally {
                assertTrue(Thread.interrupted(), "a commit took the interrupt of its thread away");
            }
            assertEquals(number, number(store, Stamp::seen), "number stored by an interrupted thread");
        }
        store = stores.reopen(store);
        assertEquals(stores.isVolatile() ? 0 : 3, number(store, Stamp::seen), "number stored after close and open");
    }

    @RuleTest(DUR_5)
    void theStoreGrowsByItselfAndUsesDeletedSpaceAgain(Stores stores) {
        TagStore store = stores.open(stores.relaxed());
        RandomGenerator bytes = new SplittableRandom(stores.random().nextLong());
        int rows = Math.min(ROWS, stores.times(ROWS));
        long full = 0;
        for (int round = 1; round <= 10; round++) {
            stores.inBatches(
                    store,
                    rows,
                    ROW_BYTES + 100,
                    (tx, row) -> tx.put(Table.CHANGES, Bytes.of(row), Bytes.random(bytes, ROW_BYTES)));
            assertEquals(rows, entries(store), "rows of 64 KiB in a store that was given no size");
            full = round <= 2 ? store.info().bytesOnDisk() : full;
            stores.inBatches(store, rows, 100, (tx, row) -> tx.delete(Table.CHANGES, Bytes.of(row)));
        }
        long now = store.info().bytesOnDisk();
        assertTrue(
                now <= 3 * full,
                "filled and cleared 10 times, a store that took " + full + " bytes when first full takes " + now
                        + ", more than 3 times as many");
        assertEquals(
                stores.isVolatile(),
                now == 0,
                "info() says that a " + (stores.isVolatile() ? "volatile" : "durable") + " store takes " + now
                        + " bytes on disk");
    }

    private static long entries(TagStore store) {
        return store.read(tx -> {
            long entries = 0;
            for (Table table : Table.values()) {
                entries += tx.count(table, KeyRange.all());
            }
            return entries;
        });
    }
}
