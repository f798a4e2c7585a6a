package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.copy;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.EngineCalls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansTest {
    private static final long SEED = 20_261_122;
    private static final byte[] ALPHABET = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);

    @Test
    void everyRangeIsScannedAndCountedAsAModelSays() {
        try (StorageEngine engine = Engines.open(directory)) {
            fill(engine);
            try (Snapshot snapshot = engine.snapshot()) {
                for (int i = 0; i < 3000; i++) {
                    KeyRange range = range();
                    List<Entry> expected = expected(range);
                    String message = range + ", seed " + SEED;
                    assertEquals(expected, scan(snapshot, range, Integer.MAX_VALUE), message);
                    assertEquals(expected.size(), snapshot.count(Table.VERSIONS, range), message);
                    int limit = 1 + random.nextInt(5);
                    assertEquals(
                            expected.subList(0, Math.min(limit, expected.size())),
                            scan(snapshot, range, limit),
                            message);
                }
            }
        }
    }

    @Test
    void aScanOfOneTableSeesNothingOfTheOthers() {
        try (StorageEngine engine = Engines.open(directory)) {
            fill(engine);
            try (Snapshot snapshot = engine.snapshot()) {
                snapshot.scan(Table.TIPS, KeyRange.all(), (key, value) -> {
                    throw new AssertionError("an entry in an empty table");
                });
                assertEquals(0, snapshot.count(Table.TIPS, KeyRange.all()));
            }
        }
    }

    private void fill(StorageEngine engine) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        while (model.size() < 2000) {
            byte[] value = new byte[8 + random.nextInt(random.nextInt(50) == 0 ? 10_000 : 50)];
            random.nextBytes(value);
            model.put(key(), value);
        }
        model.forEach((key, value) -> operations.add(put(Table.VERSIONS, key, value)));
        engine.commit(batch(operations), EngineCalls.version(engine));
    }

    private byte[] key() {
        byte[] key = new byte[1 + random.nextInt(6)];
        for (int i = 0; i < key.length; i++) {
            key[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return key;
    }

    private KeyRange range() {
        return switch (random.nextInt(9)) {
            case 0 -> KeyRange.all();
            case 1 -> KeyRange.atLeast(key());
            case 2 -> KeyRange.greaterThan(key());
            case 3 -> KeyRange.atMost(key());
            case 4 -> KeyRange.lessThan(key());
            case 5 -> KeyRange.prefix(Arrays.copyOf(key(), random.nextInt(3)));
            case 7 ->
                KeyRange.between(Arrays.copyOf(key(), 1000), random.nextBoolean(), Arrays.copyOf(key(), 600), true);
            case 6 -> KeyRange.atLeast(new byte[0]);
            default -> KeyRange.between(key(), random.nextBoolean(), key(), random.nextBoolean());
        };
    }

    private List<Entry> expected(KeyRange range) {
        List<Entry> entries = new ArrayList<>();
        model.forEach((key, value) -> {
            if (range.contains(key)) {
                entries.add(new Entry(key, value));
            }
        });
        return entries;
    }

    private static List<Entry> scan(Snapshot snapshot, KeyRange range, int limit) {
        List<Entry> entries = new ArrayList<>();
        snapshot.scan(Table.VERSIONS, range, (key, value) -> {
            entries.add(new Entry(copy(key), copy(value)));
            return entries.size() < limit;
        });
        return entries;
    }
}
