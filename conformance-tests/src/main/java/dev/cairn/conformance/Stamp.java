package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;

/** One number under several keys in every table: whoever sees two numbers at once sees a torn or moving state. */
final class Stamp {
    static final int KEYS = 4;
    private static final byte[] PREFIX = Bytes.of("stamp-");

    private Stamp() {}

    static void put(WriteOperations transaction, long number) {
        for (Table table : Table.values()) {
            for (int key = 0; key < KEYS; key++) {
                transaction.put(table, key(key), Bytes.of(number));
            }
        }
    }

    /** Commits a number. */
    static void commit(TagStore store, long number) {
        store.write(tx -> {
            put(tx, number);
            return null;
        });
    }

    /** Returns the one number that is seen everywhere, by get and by scan; 0 if nothing is there. */
    static long seen(ReadOperations transaction) {
        long expected = Bytes.number(transaction, Table.META, key(KEYS - 1));
        for (Table table : Table.values()) {
            for (int key = 0; key < KEYS; key++) {
                expect(expected, Bytes.number(transaction, table, key(key)), "get", table, key(key));
            }
            transaction
                    .scan(table, KeyRange.prefix(PREFIX))
                    .forEach(entry -> expect(expected, Bytes.number(entry.payload()), "scan", table, entry.key()));
        }
        return expected;
    }

    /** Returns the number that is seen under one key: a look as short as one can be. */
    static long glimpsed(ReadOperations transaction) {
        return Bytes.number(transaction, Table.CHANGES, key(0));
    }

    private static void expect(long expected, long seen, String operation, Table table, byte[] key) {
        if (seen != expected) {
            throw new AssertionError(
                    "one transaction sees two states: commit " + expected + " in table meta, key stamp-"
                            + (KEYS - 1) + ", but commit " + seen + " in table " + table.storedName() + ", key "
                            + Bytes.text(key) + ", by " + operation);
        }
    }

    private static byte[] key(int key) {
        return Bytes.of("stamp-" + key);
    }
}
