package dev.cairn.cli;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded bytes in every table of a store, and reading them back. */
final class StoreContents {
    private static final int LONGEST_KEY = 255;
    private static final int[] PAYLOAD_BYTES = {0, 1, 50, 3_000, 100_000};

    private StoreContents() {}

    static void fill(TagStore store, long seed, int entriesPerTable) {
        SplittableRandom seeds = new SplittableRandom(seed);
        for (Table table : Table.values()) {
            fill(store, table, seeds.nextLong(), entriesPerTable);
        }
    }

    static void fill(TagStore store, Table table, long seed, int entries) {
        SplittableRandom random = new SplittableRandom(seed);
        store.write(operations -> {
            for (int i = 0; i < entries; i++) {
                put(operations, table, random);
            }
            return null;
        });
    }

    private static void put(WriteOperations operations, Table table, SplittableRandom random) {
        byte[] key = new byte[1 + random.nextInt(LONGEST_KEY)];
        byte[] payload = new byte[PAYLOAD_BYTES[random.nextInt(PAYLOAD_BYTES.length)]];
        random.nextBytes(key);
        random.nextBytes(payload);
        operations.put(table, key, payload);
    }

    static List<List<Entry>> of(TagStore store) {
        return store.read(operations -> Arrays.stream(Table.values())
                .map(table -> operations.scan(table, KeyRange.all()).toList())
                .toList());
    }
}
