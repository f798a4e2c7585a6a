package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a payload lies.
 *
 * @param table the table
 * @param key the key, in hexadecimal
 */
record Row(Table table, String key) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::table).thenComparing(Row::key);

    /** Returns everything that a transaction sees, payloads in hexadecimal. */
    static SortedMap<Row, String> all(ReadOperations tx) {
        SortedMap<Row, String> rows = new TreeMap<>();
        for (Table table : Table.values()) {
            rows.putAll(all(tx, table));
        }
        return rows;
    }

    /** Returns everything in one table. */
    static SortedMap<Row, String> all(ReadOperations tx, Table table) {
        SortedMap<Row, String> rows = new TreeMap<>();
        tx.scan(table, KeyRange.all()).forEachOrdered(entry -> rows.put(of(table, entry.key()), hex(entry.payload())));
        return rows;
    }

    /** Fails with the first difference, unless all rows are the same. */
    static void assertSame(Map<Row, String> expected, Map<Row, String> seen, String what) {
        Set<Row> rows = new TreeSet<>(expected.keySet());
        rows.addAll(seen.keySet());
        for (Row row : rows) {
            String was = expected.getOrDefault(row, "absent");
            String is = seen.getOrDefault(row, "absent");
            assertTrue(was.equals(is), () -> what + ": " + row + " is " + brief(is) + ", and should be " + brief(was));
        }
    }

    private static String brief(String payload) {
        return payload.length() <= 64 ? payload : payload.substring(0, 64) + "... (" + payload.length() / 2 + " bytes)";
    }

    static Row of(Table table, byte[] key) {
        return new Row(table, hex(key));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] keyBytes() {
        return HexFormat.of().parseHex(key);
    }

    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "table " + table.storedName() + ", key " + key;
    }
}
