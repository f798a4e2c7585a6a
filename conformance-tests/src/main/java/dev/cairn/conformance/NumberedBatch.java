package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Batches numbered from 1, each over two tables, so that a store shows which it holds, and whether whole. */
final class NumberedBatch {
    private static final byte[] LAST = Bytes.of("last batch");
    private static final Table[] TABLES = {Table.TAGS, Table.MEMBERS};

    private NumberedBatch() {}

    /** Puts a batch of a store; every seventh is as large as its traits allow, so that its commit takes a while. */
    static void put(WriteOperations transaction, long batch, StoreTraits traits) {
        int large = (int) Math.min(2_000, (traits.largestBatchEntries() - 1) / TABLES.length);
        for (Table table : TABLES) {
            for (int row = 0; row < rows(batch, large); row++) {
                transaction.put(table, key(batch, row), payload(batch, row));
            }
        }
        ByteBuffer last = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        transaction.put(Table.META, LAST, last.putLong(batch).putInt(large).array());
    }

    static boolean isLarge(long batch) {
        return batch % 7 == 0;
    }

    static long last(ReadOperations transaction) {
        return Bytes.number(transaction, Table.META, LAST);
    }

    /** Returns the number of the last batch in the store, having checked that all up to it are there, and whole. */
    static long lastWhole(ReadOperations transaction) {
        long last = last(transaction);
        int large = transaction
                .get(Table.META, LAST)
                .map(payload -> ByteBuffer.wrap(payload).getInt(Long.BYTES))
                .orElse(0);
        for (Table table : TABLES) {
            long rows = 0;
            for (long batch = 1; batch <= last; batch++) {
                check(transaction, table, batch, rows(batch, large));
                rows += rows(batch, large);
            }
            assertEquals(
                    rows,
                    transaction.count(table, KeyRange.all()),
                    () -> "rows of batches 1 to " + last + " in table " + table.storedName());
        }
        return last;
    }

    private static void check(ReadOperations transaction, Table table, long batch, int rows) {
        String what = "batch " + batch + " in table " + table.storedName();
        assertEquals(rows, transaction.count(table, KeyRange.prefix(Bytes.of(batch))), "rows of " + what);
        byte[] payload = transaction.get(table, key(batch, rows - 1)).orElseThrow(() -> new AssertionError(what));
        assertArrayEquals(payload(batch, rows - 1), payload, () -> "last row of " + what);
    }

    private static int rows(long batch, int large) {
        return isLarge(batch) ? large : 5;
    }

    private static byte[] key(long batch, int row) {
        byte[] key = Arrays.copyOf(Bytes.of(batch), Long.BYTES + 2);
        key[Long.BYTES] = (byte) (row >> 8);
        key[Long.BYTES + 1] = (byte) row;
        return key;
    }

    private static byte[] payload(long batch, int row) {
        return Bytes.filled(40 + row % 200, (int) batch);
    }
}
