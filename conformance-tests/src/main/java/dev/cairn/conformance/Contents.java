package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.TableDigest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a store holds, or should: the rows of every table, in order.
 *
 * @param tables the rows of each table; none is left out
 */
record Contents(Map<Table, List<Entry>> tables) {
    private static final int ROWS_PER_COMMIT = 100;

    static Contents empty() {
        Map<Table, List<Entry>> none = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            none.put(table, List.of());
        }
        return new Contents(none);
    }

    static Contents of(TagStore store) {
        return store.read(Contents::of);
    }

    private static Contents of(ReadOperations transaction) {
        Contents contents = empty();
        contents.tables.replaceAll(
                (table, none) -> transaction.scan(table, KeyRange.all()).toList());
        return contents;
    }

    long entries() {
        return tables.values().stream().mapToLong(List::size).sum();
    }

    long bytes() {
        return tables.values().stream()
                .flatMap(Collection::stream)
                .mapToLong(row -> row.key().length + row.payload().length)
                .sum();
    }

    /** Puts every row into a store, in several commits. */
    void putInto(TagStore store) {
        int most = (int) Math.min(ROWS_PER_COMMIT, store.info().traits().largestBatchEntries());
        tables.forEach((table, rows) -> {
            for (int from = 0; from < rows.size(); from += most) {
                List<Entry> part = rows.subList(from, Math.min(from + most, rows.size()));
                store.write(tx -> {
                    part.forEach(row -> tx.put(table, row.key(), row.payload()));
                    return null;
                });
            }
        });
    }

    /** Fails unless a store holds this, and nothing else. */
    void assertIn(TagStore store, String what) {
        Contents found = of(store);
        found.tables.forEach((table, rows) -> assertSame(rows(table), rows, what + ", table " + table.storedName()));
    }

    List<Entry> rows(Table table) {
        return tables.getOrDefault(table, List.of());
    }

    private static void assertSame(List<Entry> expected, List<Entry> found, String what) {
        for (int row = 0; row < Math.max(expected.size(), found.size()); row++) {
            if (!at(expected, row).equals(at(found, row))) {
                throw new AssertionError("%s: row %d is %s, expected %s; %d rows, expected %d"
                        .formatted(what, row, text(found, row), text(expected, row), found.size(), expected.size()));
            }
        }
    }

    private static List<Entry> at(List<Entry> rows, int row) {
        return row < rows.size() ? rows.subList(row, row + 1) : List.of();
    }

    private static String text(List<Entry> rows, int row) {
        return at(rows, row).stream()
                .map(entry -> Bytes.hex(entry.key()) + " = " + Bytes.hex(entry.payload()))
                .findFirst()
                .orElse("absent");
    }

    /** Returns what a report must tell of each table, computed here from the documented form of the digest. */
    List<TableDigest> digests() {
        List<TableDigest> digests = new ArrayList<>();
        tables.forEach((table, rows) -> digests.add(new TableDigest(table, rows.size(), sha256(rows))));
        return digests;
    }

    private static String sha256(List<Entry> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEach(row -> List.of(row.key(), row.payload()).forEach(bytes -> {
                digest.update(length(bytes));
                digest.update(bytes);
            }));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array();
    }
}
