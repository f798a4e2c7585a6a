package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.function.ToLongFunction;

/** Single calls, each in a transaction of its own. */
final class Shortcuts {
    private Shortcuts() {}

    static void put(TagStore store, Table table, byte[] key, byte[] payload) {
        store.write(tx -> {
            tx.put(table, key, payload);
            return null;
        });
    }

    static boolean delete(TagStore store, Table table, byte[] key) {
        return store.write(tx -> tx.delete(table, key));
    }

    static boolean has(TagStore store, Table table, byte[] key) {
        return store.read(tx -> tx.contains(table, key));
    }

    /** Returns the payload under a key for people, or {@code absent}. */
    static String payload(TagStore store, Table table, byte[] key) {
        return store.read(tx -> Bytes.hexOrAbsent(tx.get(table, key)));
    }

    static long count(TagStore store, Table table) {
        return number(store, tx -> tx.count(table, KeyRange.all()));
    }

    /** Returns a number that a read transaction finds out. */
    static long number(TagStore store, ToLongFunction<ReadOperations> question) {
        return store.<Long>read(question::applyAsLong);
    }
}
