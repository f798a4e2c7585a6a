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
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.api.Table;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps storage.md ATO-2 where a write finds no room. A limit on the length of files stands for the full disk: it needs
 * no privilege, and the writes of LMDB fail in the same place.
 */
class FullDiskTest {
    private static final int BLOCK = 512;

    @TempDir
    private Path directory;

    @Test
    void aCommitWithoutRoomSaysSoAndChangesNothing() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            engine.commit(megabytes(1, 16), EngineCalls.version(engine));
            // Leaves free pages, enough for a small commit and used from the next commit but one on.
            commit(engine, delete(Table.TAGS, key(8)));
            commit(engine, put(Table.META, key(1), bytes("before..")));
        }
        assertEquals(List.of("StoreFullException", "still reads", "still writes"), fill(0));
        try (StorageEngine engine = Engines.open(directory)) {
            assertArrayEquals(bytes("after..."), get(engine, Table.META, key(1)));
            assertNull(get(engine, Table.TAGS, key(17)));
        }
    }

    @Test
    void aCommitThatWasCutShortForNoKnownReasonFailsTheStoreAndLeavesTheOldState() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            engine.commit(megabytes(1, 16), EngineCalls.version(engine));
            commit(engine, put(Table.META, key(1), bytes("before..")));
        }
        assertEquals("StoreFailedException", fill(1).get(0));
        try (StorageEngine engine = Engines.open(directory)) {
            assertArrayEquals(bytes("before.."), get(engine, Table.META, key(1)));
            assertNull(get(engine, Table.TAGS, key(17)));
        }
    }

    /** Fills the store in another process, in which a file may be as long as the store's is now, and a bit longer. */
    private List<String> fill(int moreBlocks) throws Exception {
        long blocks = Files.size(directory.resolve(DataFile.NAME)) / BLOCK + moreBlocks;
        List<String> limited =
                ChildJvm.limited(blocks, ChildJvm.command(List.of(), ChildJvm.classPath(), Filler.class, directory));
        try (ChildJvm child = ChildJvm.run(limited)) {
            return child.lines();
        }
    }

    private static WriteBatch megabytes(int from, int count) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            operations.add(put(Table.TAGS, key(i), new byte[1 << 20]));
        }
        return batch(operations);
    }

    /** Tries a commit that is too large, then a small one. */
    static final class Filler {
        private Filler() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                try {
                    engine.commit(megabytes(17, 4), EngineCalls.version(engine));
                    System.out.println("committed");
                } catch (TagStoreException failure) {
                    System.out.println(failure.getClass().getSimpleName());
                }
                boolean same = get(engine, Table.META, key(1)) != null && get(engine, Table.TAGS, key(17)) == null;
                System.out.println(same ? "still reads" : "changed");
                commit(engine, put(Table.META, key(1), bytes("after...")));
                System.out.println("still writes");
            }
        }
    }
}
