package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.delete;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;

import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbered commits over two tables, of which it can be told how many a store holds, and that it holds no part of another. */
final class Commits {
    private static final int ROWS = 40;
    private static final int LONG = 9_000;

    private Commits() {}

    /** Returns the commit with a number from 1 on: overwrites, a new row, a long value, and from the third on a delete. */
    static WriteBatch of(int number) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            operations.add(put(Table.TAGS, key(row), value(number, 200)));
        }
        operations.add(put(Table.NAMES, key(1000 + number), value(number, number % 2 == 0 ? LONG : 20)));
        if (number > 2) {
            operations.add(delete(Table.NAMES, key(1000 + number - 2)));
        }
        return batch(operations);
    }

    private static byte[] value(int number, int length) {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) number);
        return value;
    }

    /** Returns how many of the commits a store holds; fails if it holds a part of one. */
    static int heldBy(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            byte[] first = get(snapshot, Table.TAGS, key(0));
            int number = first == null ? 0 : first[0];
            for (int row = 0; row < ROWS; row++) {
                requireSame(number == 0 ? null : value(number, 200), get(snapshot, Table.TAGS, key(row)), number);
            }
            for (int other = 1; other <= number + 2; other++) {
                boolean there = other <= number && other > number - 2;
                byte[] expected = there ? value(other, other % 2 == 0 ? LONG : 20) : null;
                requireSame(expected, get(snapshot, Table.NAMES, key(1000 + other)), number);
            }
            return number;
        }
    }

    private static void requireSame(byte[] expected, byte[] found, int number) {
        if (!Arrays.equals(expected, found)) {
            throw new AssertionError("a part of another commit than " + number);
        }
    }
}
