package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DUR_1;
import static dev.cairn.conformance.Rule.DUR_4;
import static dev.cairn.conformance.Rule.DUR_5;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;

/** DUR-4, DUR-5, and DUR-1 over an orderly close: what is there when a store is opened again, and how large it gets. */
abstract class DurRules {
    private static final int ROWS = 256;
    private static final int ROW_BYTES = 64 << 10;

    @RuleTest(DUR_4)
    void aVolatileStoreIsEmptyWhenOpenedAgainAndAnyOtherIsNot(Stores stores) {
        TagStore store = stores.open();
        for (int round = 1; round <= 3; round++) {
            Stamp.commit(store, round);
            assertEquals(round, number(store, Stamp::seen), "before the close");
            store = stores.reopen(store);
            assertEquals(stores.isVolatile() ? 0 : round, number(store, Stamp::seen), "after close and open");
            assertEquals(
                    stores.isVolatile() ? 0 : Table.values().length * Stamp.KEYS, entries(store), "entries, reopened");
        }
    }

    @RuleTest(DUR_1)
    void theVersionOfACommitSurvivesReopening(Stores stores) {
        TagStore store = stores.open();
        for (long number = 1; number <= 3; number++) {
            Stamp.commit(store, number);
            long version = store.info().version();
            store = stores.reopen(store);
            long reopened = store.info().version();
            assertTrue(
                    stores.isVolatile() || reopened >= version, "version " + reopened + " reopened, after " + version);
            assertEquals(stores.isVolatile() ? 0 : number, number(store, Stamp::seen), "after close and open");
        }
    }

    @RuleTest(DUR_5)
    void theStoreGrowsByItselfAndUsesDeletedSpaceAgain(Stores stores) {
        TagStore store = stores.open(stores.relaxed());
        long full = 0;
        for (int round = 1; round <= 10; round++) {
            stores.inBatches(
                    store,
                    ROWS,
                    ROW_BYTES + 100,
                    (tx, row) -> tx.put(Table.CHANGES, Bytes.of(row), Bytes.random(stores.random(), ROW_BYTES)));
            assertEquals(ROWS, entries(store), "rows of 64 KiB in a store that was given no size");
            full = round <= 2 ? store.info().bytesOnDisk() : full;
            stores.inBatches(store, ROWS, 100, (tx, row) -> tx.delete(Table.CHANGES, Bytes.of(row)));
        }
        long bytes = store.info().bytesOnDisk();
        long allowed = 3 * full;
        assertTrue(
                bytes <= allowed, "filled and cleared 10 times, a store that took " + full + " bytes takes " + bytes);
        assertEquals(
                stores.isVolatile(), bytes == 0, "a volatile store, and no other, takes no room on disk: " + bytes);
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
