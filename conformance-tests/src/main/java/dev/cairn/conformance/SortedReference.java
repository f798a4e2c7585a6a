package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What a table should hold, in a {@link TreeMap}, and random ranges to compare it by. */
final class SortedReference {
    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private final RandomGenerator random;

    SortedReference(RandomGenerator random) {
        this.random = random;
    }

    void put(byte[] key, byte[] payload) {
        entries.put(key, payload);
    }

    void remove(byte[] key) {
        entries.remove(key);
    }

    /**
     * Returns a key of few different bytes, so that many are prefixes of each other or neighbours; half of them begin with the same bytes, more
     * than an engine may keep of a key to tell it from others.
     */
    byte[] randomKey() {
        byte[] alphabet = {0x00, 0x01, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};
        int same = random.nextBoolean() ? 0 : 16;
        byte[] key = new byte[same + 1 + random.nextInt(random.nextInt(10) == 0 ? 255 - same : 5)];
        for (int at = same; at < key.length; at++) {
            key[at] = alphabet[random.nextInt(alphabet.length)];
        }
        return key;
    }

    /** Compares a random range, by scan and by count, with what a table shows. */
    void compareARange(ReadOperations transaction, Table table) {
        byte[] low = randomBound();
        byte[] high = randomBound();
        boolean lowIncluded = random.nextBoolean();
        boolean highIncluded = random.nextBoolean();
        NavigableMap<byte[], byte[]> above = entries.tailMap(low, lowIncluded);
        switch (random.nextInt(5)) {
            case 0 ->
                compare(transaction, table, lowIncluded ? KeyRange.atLeast(low) : KeyRange.greaterThan(low), above);
            case 1 ->
                compare(
                        transaction,
                        table,
                        highIncluded ? KeyRange.atMost(high) : KeyRange.lessThan(high),
                        entries.headMap(high, highIncluded));
            case 2 -> compare(transaction, table, KeyRange.prefix(low), beginningWith(low));
            case 3 -> compare(transaction, table, KeyRange.all(), entries);
            default ->
                compare(
                        transaction,
                        table,
                        KeyRange.between(low, lowIncluded, high, highIncluded),
                        between(above, high, highIncluded));
        }
    }

    private byte[] randomBound() {
        byte[] near = randomKey();
        byte[] existing = entries.ceilingKey(near);
        return existing == null || random.nextBoolean() ? near : existing.clone();
    }

    private NavigableMap<byte[], byte[]> beginningWith(byte[] prefix) {
        NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        entries.forEach((key, payload) -> {
            if (key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
                found.put(key, payload);
            }
        });
        return found;
    }

    private static NavigableMap<byte[], byte[]> between(
            NavigableMap<byte[], byte[]> above, byte[] high, boolean included) {
        NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        above.forEach((key, payload) -> {
            int order = Arrays.compareUnsigned(key, high);
            if (order < 0 || (order == 0 && included)) {
                found.put(key, payload);
            }
        });
        return found;
    }

    private static void compare(
            ReadOperations transaction, Table table, KeyRange range, NavigableMap<byte[], byte[]> expected) {
        List<Entry> entries = new ArrayList<>();
        expected.forEach((key, payload) -> entries.add(new Entry(key, payload)));
        Difference.refuse(entries, transaction.scan(table, range).toList(), "scan of " + range);
        assertEquals(entries.size(), transaction.count(table, range), () -> "count of " + range);
    }
}
