package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ORD_2;
import static dev.cairn.conformance.Rule.ORD_3;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** ORD-2 and ORD-3: how a scan comes along, page by page. A page out of order is tested in {@code tag-api}'s build. */
abstract class StreamRules {
    private static final Table TABLE = Table.TIPS;
    private static final int ENTRIES = 5_000;

    @RuleTest(ORD_2)
    void aScanOverATableLargerThanTheHeapWorks(Stores stores) {
        int table = 96;
        // What is volatile lies in the heap itself, where 1 MiB may take 2; there is no room for a second copy then.
        int heap = stores.isVolatile() ? 2 * table + table / 2 : table / 2;
        ChildJvm child = stores.start(ChildLimits.heap(heap), ChildProgram.SCAN, table);
        String bytes = String.valueOf((long) table * Limits.MAX_PAYLOAD_BYTES);
        assertEquals(bytes, child.expect("read"), "bytes scanned in a read transaction");
        assertEquals(bytes, child.expect("write"), "bytes scanned in a write transaction");
        child.awaitSuccess();
    }

    @RuleTest(ORD_2)
    void everyEntryComesOnceAcrossAllPages(Stores stores) {
        TagStore store = filled(stores, ENTRIES);
        try (ReadTransaction reader = store.beginRead()) {
            Difference.refuse(
                    numbers(ENTRIES, 0, 2),
                    rest(reader.scan(TABLE, KeyRange.all()).iterator()),
                    "even numbers in order");
        }
    }

    @RuleTest(ORD_2)
    void aScanLeftHalfWayLeaksNothing(Stores stores) {
        TagStore store = filled(stores, ENTRIES);
        ReadTransaction reader = store.beginRead();
        int scans = stores.times(2_000);
        for (int scan = 0; scan < scans; scan++) {
            long from = scan % ENTRIES;
            Iterator<Entry> left =
                    reader.scan(TABLE, KeyRange.atLeast(Bytes.of(from))).iterator();
            assertEquals(from + from % 2, Bytes.number(left.next().key()), "the first entry of a scan");
        }
        assertEquals(1, store.info().openReaders(), "open transactions: one, with " + scans + " scans left half-way");
        reader.close();
        assertEquals(0, store.info().openReaders(), "open readers after the close");
        Stamp.commit(store, 1);
        assertEquals(1, number(store, Stamp::seen), "number committed after it");
    }

    @RuleTest(ORD_3)
    void aScanKeepsToTheStateAtItsStart(Stores stores) {
        // At the end of the transaction there are three writes for every entry at its base.
        int entries = stores.atMostABatch(3 * ENTRIES) / 3;
        TagStore store = filled(stores, entries);
        try (WriteTransaction writer = store.beginWrite()) {
            numbers(entries, 1, 2).forEach(odd -> writer.put(TABLE, Bytes.of(odd), Bytes.of(odd)));
            Iterator<Entry> begun = writer.scan(TABLE, KeyRange.all()).iterator();
            assertEquals(0, Bytes.number(begun.next().key()), "the first entry");
            for (long number : numbers(entries, 0, 1)) {
                writer.delete(TABLE, Bytes.of(number));
                writer.put(TABLE, Bytes.of(number + 1_000_000), Bytes.of(number));
            }
            Difference.refuse(numbers(entries, 1, 1), rest(begun), "the rest of a scan, after everything was deleted");
            List<Long> now = rest(writer.scan(TABLE, KeyRange.all()).limit(1).iterator());
            assertEquals(List.of(1_000_000L), now, "the first entry of a new scan");
        }
    }

    /** Returns a store with so many entries, under even numbers. */
    private static TagStore filled(Stores stores, int entries) {
        TagStore store = stores.open();
        stores.inBatches(store, entries, 100, (tx, entry) -> tx.put(TABLE, Bytes.of(2L * entry), Bytes.of(2L * entry)));
        return store;
    }

    private static List<Long> numbers(int entries, long from, long step) {
        return LongStream.iterate(from, number -> number < 2L * entries, number -> number + step)
                .boxed()
                .toList();
    }

    private static List<Long> rest(Iterator<Entry> stream) {
        List<Long> rest = new ArrayList<>();
        stream.forEachRemaining(entry -> rest.add(Bytes.number(entry.key())));
        return rest;
    }
}
