package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.bytes;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.delete;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.EngineCalls;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest {
    private static final int LONGEST_VALUE = Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;

    @TempDir
    private Path directory;

    private StorageEngine engine;

    @BeforeEach
    void open() {
        engine = Engines.open(directory);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyTableIsThereAndEmptyFromTheStart() {
        try (Snapshot snapshot = engine.snapshot()) {
            for (Table table : Table.values()) {
                assertNull(snapshot.get(table, bytes("key")));
                assertFalse(snapshot.contains(table, bytes("key")));
            }
        }
    }

    @Test
    void valuesOfEveryLengthComeBackWhole() {
        Random random = new Random(4711);
        for (int length : new int[] {8, 9, 255, 256, 257, 2000, 4096, 65_536, LONGEST_VALUE - 1, LONGEST_VALUE}) {
            byte[] value = new byte[length];
            random.nextBytes(value);
            commit(engine, put(Table.TAGS, key(length), value));
            assertArrayEquals(value, get(engine, Table.TAGS, key(length)), "a value of " + length + " bytes");
        }
    }

    @Test
    void aShortValueAfterALongOneIsNotMixedWithIt() {
        byte[] longer = new byte[100_000];
        Arrays.fill(longer, (byte) 'x');
        commit(engine, put(Table.TAGS, key(1), longer), put(Table.TAGS, key(2), bytes("shorter.")));
        assertArrayEquals(bytes("shorter."), get(engine, Table.TAGS, key(2)));
    }

    @Test
    void keysOfEveryLengthAndByteAreTold() {
        byte[] value = bytes("........");
        for (int length = 1; length <= Limits.MAX_KEY_BYTES; length++) {
            byte[] zeros = new byte[length];
            byte[] ones = new byte[length];
            Arrays.fill(ones, (byte) 0xFF);
            value[0] = (byte) length;
            commit(engine, put(Table.NAMES, zeros, value), put(Table.NAMES, ones, value));
        }
        try (Snapshot snapshot = engine.snapshot()) {
            for (int length = 1; length <= Limits.MAX_KEY_BYTES; length++) {
                byte[] found = get(snapshot, Table.NAMES, new byte[length]);
                assertNotNull(found);
                assertEquals((byte) length, found[0]);
            }
        }
    }

    @Test
    void oneKeyInTwoTablesIsTwoEntries() {
        commit(engine, put(Table.TAGS, key(1), bytes("the tag.")), put(Table.META, key(1), bytes("the meta")));
        commit(engine, delete(Table.META, key(1)));
        assertArrayEquals(bytes("the tag."), get(engine, Table.TAGS, key(1)));
        assertNull(get(engine, Table.META, key(1)));
    }

    @Test
    void aBufferHandedOutCannotBeWrittenTo() {
        commit(engine, put(Table.TAGS, key(1), bytes("constant")));
        try (Snapshot snapshot = engine.snapshot()) {
            ByteBuffer value = snapshot.get(Table.TAGS, key(1));
            assertNotNull(value);
            assertThrows(ReadOnlyBufferException.class, () -> value.put(0, (byte) 0));
        }
    }

    @Test
    void readingAllocatesNothing() {
        commit(engine, put(Table.TAGS, key(1), new byte[300]));
        byte[] present = key(1);
        byte[] absent = key(2);
        try (Snapshot snapshot = engine.snapshot()) {
            read(snapshot, present, absent);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            read(snapshot, present, absent);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // A few for the measurement itself, none for each of the 30,000 calls.
            assertTrue(allocated < 10_000, allocated + " bytes");
        }
    }

    private static void read(Snapshot snapshot, byte[] present, byte[] absent) {
        for (int i = 0; i < 10_000; i++) {
            ByteBuffer value = snapshot.get(Table.TAGS, present);
            if (value == null || !snapshot.contains(Table.TAGS, present) || snapshot.contains(Table.TAGS, absent)) {
                throw new AssertionError("wrong answer in round " + i);
            }
        }
    }

    @Test
    void aBatchOfAHundredThousandEntriesIsCommittedWhole() {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            operations.add(put(Table.CHANGES, key(i), new byte[100]));
        }
        long version = engine.commit(batch(operations), EngineCalls.version(engine));
        try (Snapshot snapshot = engine.snapshot()) {
            assertEquals(version, snapshot.version());
            assertEquals(100_000, snapshot.count(Table.CHANGES, KeyRange.all()));
        }
    }
}
