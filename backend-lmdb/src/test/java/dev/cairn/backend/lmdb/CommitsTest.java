package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.bytes;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.delete;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.messageOf;
import static dev.cairn.testing.EngineCalls.put;
import static dev.cairn.testing.EngineCalls.version;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreFullException;
import dev.cairn.api.Table;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
    private static final long SMALL_MAP = 4L << 20;

    @TempDir
    private Path directory;

    @Test
    void theVersionGrowsWithEveryCommitAndOverReopening() {
        long first;
        long second;
        try (StorageEngine engine = Engines.open(directory)) {
            first = commit(engine, put(Table.TAGS, key(1), bytes("the one.")));
            second = commit(engine, put(Table.TAGS, key(2), bytes("another.")));
            assertEquals(second, engine.info().version());
        }
        try (StorageEngine engine = Engines.open(directory)) {
            assertEquals(second, version(engine));
            assertEquals(second, engine.info().version());
            long third = commit(engine, delete(Table.TAGS, key(2)));
            assertTrue(first < second && second < third, first + ", " + second + ", " + third);
        }
    }

    @Test
    void aCommitOnAnOldStateIsRefusedAndChangesNothing() {
        try (StorageEngine engine = Engines.open(directory)) {
            long base = version(engine);
            long version = commit(engine, put(Table.TAGS, key(1), bytes("the one.")));
            WriteBatch late =
                    batch(put(Table.TAGS, key(1), bytes("too late")), put(Table.META, key(2), bytes("........")));
            String message = messageOf(assertThrows(WriteConflictException.class, () -> engine.commit(late, base)));
            assertTrue(message.contains(directory.toString()), message);
            assertEquals(version, version(engine));
            assertArrayEquals(bytes("the one."), get(engine, Table.TAGS, key(1)));
            assertNull(get(engine, Table.META, key(2)));
        }
    }

    @Test
    void aFullMapRefusesTheCommitAndKeepsTheStoreInUse() {
        try (StorageEngine engine = Engines.open(directory, SMALL_MAP, 16)) {
            long version = commit(engine, put(Table.TAGS, key(0), bytes("before..")));
            StoreFullException full =
                    assertThrows(StoreFullException.class, () -> engine.commit(megabytes(8), version));
            assertTrue(messageOf(full).contains(directory.toString()), messageOf(full));
            assertEquals(version, version(engine));
            assertNull(get(engine, Table.TAGS, key(1)));
            commit(engine, put(Table.TAGS, key(0), bytes("after...")));
            assertArrayEquals(bytes("after..."), get(engine, Table.TAGS, key(0)));
        }
    }

    private static WriteBatch megabytes(int count) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            operations.add(put(Table.TAGS, key(i), new byte[1 << 20]));
        }
        return batch(operations);
    }

    @Test
    void theStoreGrowsByItselfAndDeletedSpaceIsUsedAgain() {
        try (StorageEngine engine = Engines.open(directory)) {
            WriteBatch.Operation[] deletes = new WriteBatch.Operation[64];
            for (int i = 0; i < deletes.length; i++) {
                deletes[i] = delete(Table.TAGS, key(i + 1));
            }
            engine.commit(megabytes(deletes.length), version(engine));
            long grown = engine.info().bytesOnDisk();
            assertTrue(grown > 64L << 20, grown + " bytes");
            for (int round = 0; round < 5; round++) {
                commit(engine, deletes);
                // LMDB uses pages again from the commit after the next one on.
                commit(engine, put(Table.META, key(round), new byte[8]));
                engine.commit(megabytes(deletes.length), version(engine));
            }
            long afterwards = engine.info().bytesOnDisk();
            assertTrue(afterwards < grown * 5 / 4, afterwards + " bytes after " + grown);
        }
    }

    @Test
    void aRelaxedStoreKeepsWhatAnOrderlyCloseLeaves() {
        StoreConfig relaxed = new StoreConfig("lmdb", directory, Map.of("durability", "relaxed"));
        try (StorageEngine engine = new LmdbTagStoreProvider().open(relaxed)) {
            commit(engine, put(Table.TAGS, key(1), bytes("relaxed.")));
        }
        try (StorageEngine engine = Engines.open(directory)) {
            assertArrayEquals(bytes("relaxed."), get(engine, Table.TAGS, key(1)));
        }
    }

    @Test
    void anInterruptedThreadCommitsAndStaysInterrupted() {
        try (StorageEngine engine = Engines.open(directory)) {
            Thread.currentThread().interrupt();
            commit(engine, put(Table.TAGS, key(1), bytes("the one.")));
            assertTrue(Thread.interrupted());
            assertArrayEquals(bytes("the one."), get(engine, Table.TAGS, key(1)));
        }
    }
}
