package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DUR-5: what is written over takes no room for ever, on disk or in memory, whoever reads meanwhile. */
class OverwritesTest {
    private static final long SEED = 4;
    private static final int KEYS = 2_000;
    private static final int EACH = 100;
    private static final int OVERWRITES = 100_000;
    private static final long LOG_BYTES = 64L << 20;

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TreeMap<Integer, byte[]> expected = new TreeMap<>();

    @Test
    void theFilesStayWithinThreeTimesTheLiveDataAndTheLog() {
        try (StorageEngine engine = Engines.open(directory)) {
            long version = 0;
            for (int overwrite = 0; overwrite < OVERWRITES; overwrite += EACH) {
                version = engine.commit(overwrites(), version);
                long most = 3 * liveBytes() + LOG_BYTES + (2 << 20);
                long bytes = engine.info().bytesOnDisk();
                assertTrue(bytes <= most, "seed " + SEED + ": " + bytes + " bytes of " + liveBytes() + " live ones");
            }
            assertHolds(engine);
        }
        try (StorageEngine engine = Engines.open(directory)) {
            assertHolds(engine);
        }
    }

    @Test
    void aReaderKeepsItsStateAndNothingElse() {
        try (StorageEngine engine = Engines.open(directory)) {
            long version = engine.commit(overwrites(), 0);
            TreeMap<Integer, byte[]> before = new TreeMap<>(expected);
            try (Snapshot reader = engine.snapshot()) {
                for (int overwrite = 0; overwrite < OVERWRITES / 4; overwrite += EACH) {
                    version = engine.commit(overwrites(), version);
                }
                before.forEach((key, value) -> assertArrayEquals(value, get(reader, Table.TAGS, key(key))));
                assertNull(get(reader, Table.TAGS, key(KEYS)));
            }
            assertHolds(engine);
        }
    }

    private WriteBatch overwrites() {
        TreeMap<Integer, byte[]> puts = new TreeMap<>();
        while (puts.size() < EACH) {
            byte[] value = new byte[random.nextInt(50) == 0 ? random.nextInt(1 << 16) : 500 + random.nextInt(500)];
            random.nextBytes(value);
            puts.put(random.nextInt(KEYS), value);
        }
        expected.putAll(puts);
        List<WriteBatch.Operation> operations = new ArrayList<>();
        puts.forEach((key, value) -> operations.add(put(Table.TAGS, key(key), value)));
        return batch(operations);
    }

    private long liveBytes() {
        return expected.values().stream()
                .mapToLong(value -> value.length + Integer.BYTES)
                .sum();
    }

    private void assertHolds(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            assertEquals(expected.size(), snapshot.count(Table.TAGS, KeyRange.all()));
            expected.forEach((key, value) -> assertArrayEquals(
                    value, get(snapshot, Table.TAGS, key(key)), () -> "key " + key + ", seed " + SEED));
        }
    }
}
