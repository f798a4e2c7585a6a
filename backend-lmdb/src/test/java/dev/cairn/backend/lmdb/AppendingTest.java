package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.delete;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches large enough that what lies behind the end of a table is appended. */
class AppendingTest {
    private static final Table[] WRITTEN = {Table.TAGS, Table.NAMES, Table.META};

    @TempDir
    private Path directory;

    private final Map<Table, TreeMap<byte[], byte[]>> expected = new TreeMap<>();
    private StorageEngine engine;

    @BeforeEach
    void open() {
        engine = Engines.open(directory);
        for (Table table : WRITTEN) {
            expected.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    @AfterEach
    void closeAndCheckEveryPage() throws IOException {
        engine.close();
        new DataFile(directory).checkPages(true);
    }

    @Test
    void anEmptyTableAndOneThatEndsBeforeTheBatchAreAppendedTo() {
        commit(range(Table.TAGS, 0, 1000, 1));
        commit(range(Table.TAGS, 1000, 2000, 1));
        assertHolds();
    }

    @Test
    void aBatchThatBeginsWithinATableIsMergedAndThenAppended() {
        commit(range(Table.TAGS, 0, 1000, 2));
        commit(range(Table.TAGS, 500, 2000, 3));
        assertHolds();
    }

    @Test
    void theLastKeyIsOverwrittenAndTheOnesBehindItAreAppended() {
        commit(range(Table.TAGS, 0, 1000, 1));
        commit(range(Table.TAGS, 999, 1500, 1));
        assertHolds();
    }

    @Test
    void theLastKeysAreDeletedAndOthersAppendedInOneBatch() {
        commit(range(Table.TAGS, 0, 200, 1));
        List<WriteBatch.Operation> operations = new ArrayList<>();
        IntStream.range(100, 200).forEach(number -> operations.add(delete(Table.TAGS, key(number))));
        operations.addAll(range(Table.TAGS, 200, 300, 1));
        commit(operations);
        commit(IntStream.range(0, 100)
                .mapToObj(number -> delete(Table.TAGS, key(number)))
                .toList());
        assertHolds();
    }

    @Test
    void eachTableOfABatchHasItsOwnEnd() {
        commit(range(Table.TAGS, 0, 10, 1));
        commit(range(Table.NAMES, 500, 600, 1));
        List<WriteBatch.Operation> operations = range(Table.TAGS, 5, 200, 1);
        operations.addAll(range(Table.NAMES, 0, 1000, 1));
        operations.addAll(range(Table.META, 0, 50, 1));
        commit(operations);
        assertHolds();
    }

    @Test
    void keysWithTheHighestBitAndPrefixesOfOthersAreInOrder() {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int first = 0; first < 256; first++) {
            operations.add(put(Table.TAGS, new byte[] {(byte) first}, new byte[8]));
            operations.add(put(Table.TAGS, new byte[] {(byte) first, 0}, new byte[8]));
        }
        commit(operations.subList(0, 300));
        commit(operations.subList(300, 512));
        assertHolds();
    }

    @Test
    void randomBatchesLeaveWhatAMapWouldHold() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 60; round++) {
            Map<String, WriteBatch.Operation> operations = new TreeMap<>();
            int from = random.nextInt(5000);
            for (int i = 0; i < 300; i++) {
                Table table = WRITTEN[random.nextInt(WRITTEN.length)];
                byte[] key = key(from + random.nextInt(800));
                boolean deletes = random.nextInt(3) == 0 && expected.get(table).containsKey(key);
                operations.put(
                        table.number() + HexFormat.of().formatHex(key),
                        deletes ? delete(table, key) : put(table, key, new byte[8 + random.nextInt(3000)]));
            }
            commit(List.copyOf(operations.values()));
            assertHolds();
        }
    }

    private static byte[] key(int number) {
        // Of 32 bytes, as keys of tags are.
        return Arrays.copyOf(ByteBuffer.allocate(Integer.BYTES).putInt(number).array(), 32);
    }

    private static List<WriteBatch.Operation> range(Table table, int from, int to, int step) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int number = from; number < to; number += step) {
            operations.add(put(
                    table,
                    key(number),
                    ByteBuffer.allocate(200).putInt(number + step).array()));
        }
        return operations;
    }

    private void commit(List<WriteBatch.Operation> operations) {
        engine.commit(EngineCalls.batch(operations), EngineCalls.version(engine));
        operations.forEach(operation -> {
            TreeMap<byte[], byte[]> map = expected.get(operation.table());
            if (operation.value() == null) {
                assertTrue(map.remove(operation.key()) != null);
            } else {
                map.put(operation.key(), operation.value());
            }
        });
    }

    private void assertHolds() {
        try (Snapshot snapshot = engine.snapshot()) {
            expected.forEach((table, map) -> {
                List<String> found = new ArrayList<>();
                snapshot.scan(table, KeyRange.all(), (key, value) -> {
                    found.add(text(EngineCalls.copy(key), EngineCalls.copy(value)));
                    return true;
                });
                List<String> wanted = new ArrayList<>();
                map.forEach((key, value) -> wanted.add(text(key, value)));
                assertEquals(wanted, found, table::toString);
                assertEquals(map.size(), snapshot.count(table, KeyRange.all()));
            });
        }
    }

    private static String text(byte[] key, byte[] value) {
        return HexFormat.of().formatHex(key) + " " + value.length + " " + Arrays.hashCode(value);
    }
}
