package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Seeded rows for every table, the shortest and the longest ones among them. */
final class SampleRows {
    private SampleRows() {}

    /** Fills a store, and returns what it holds then. */
    static Contents fill(TagStore store, RandomGenerator random) {
        Contents rows = of(random.nextLong());
        rows.putInto(store);
        return rows;
    }

    static Contents of(long seed) {
        Random random = new Random(seed);
        Contents contents = Contents.empty();
        contents.tables().replaceAll((table, none) -> rows(table, random));
        return contents;
    }

    /** Tables of many rows and of few. Order is another rule's matter, so keys are of bytes that every order agrees on. */
    private static List<Entry> rows(Table table, RandomGenerator random) {
        List<Entry> rows = new ArrayList<>();
        rows.add(new Entry(Bytes.of("!"), new byte[0]));
        int many = table == Table.TIPS ? 210 : 20 + table.number();
        for (int row = 0; row < many; row++) {
            byte[] key = Bytes.of("row-%03d-%s".formatted(row, table.storedName()));
            rows.add(new Entry(key, Bytes.random(random, random.nextInt(300))));
        }
        int largest = table == Table.CHANGES ? Limits.MAX_PAYLOAD_BYTES : 1_000;
        rows.add(new Entry(Bytes.filled(Limits.MAX_KEY_BYTES, 'z'), Bytes.random(random, largest)));
        rows.sort((one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
        return rows;
    }
}
