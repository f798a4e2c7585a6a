package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md DUR-1 and DUR-2 for the death of a process. */
class KilledProcessesTest {
    private static final long SEED = 815;
    private static final int KILLS = 4;
    private static final int ENTRIES_EACH = 20;

    @TempDir
    private Path directory;

    @TempDir
    private Path temporary;

    private final Random random = new Random(SEED);

    @Test
    void everyAcknowledgedCommitIsThereAndAtMostOneMoreAndWhole() throws Exception {
        int left = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = killWriter(5 + random.nextInt(40));
            try (StorageEngine engine = Engines.open(directory)) {
                int last = lastOf(engine);
                assertTrue(last == acknowledged || last == acknowledged + 1, last + " after " + acknowledged);
                assertWhole(engine, last);
            }
            int files = filesIn(temporary);
            assertTrue(kill == 0 || files == left, files + " files after " + left);
            left = files;
        }
    }

    private int killWriter(int after) throws Exception {
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
        try (ChildJvm writer = ChildJvm.start(options, Writer.class, directory)) {
            String acknowledged = "";
            for (int i = 0; i < after; i++) {
                acknowledged = String.valueOf(writer.line());
            }
            for (String late : writer.kill()) {
                acknowledged = late;
            }
            return Integer.parseInt(acknowledged);
        }
    }

    private static int lastOf(StorageEngine engine) {
        byte[] last = get(engine, Table.META, key(0));
        return last == null ? 0 : ByteBuffer.wrap(last).getInt();
    }

    private static void assertWhole(StorageEngine engine, int last) {
        try (Snapshot snapshot = engine.snapshot()) {
            assertEquals((long) last * ENTRIES_EACH, snapshot.count(Table.TAGS, KeyRange.all()));
            snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                assertEquals(key.getInt(key.position()), value.getInt(value.position()));
                return true;
            });
        }
    }

    private static int filesIn(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    /** Commits for ever, and prints the number of each commit once it has returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                for (int number = lastOf(engine) + 1; ; number++) {
                    write(engine, number);
                    System.out.println(number);
                }
            }
        }

        static void write(StorageEngine engine, int number) {
            List<WriteBatch.Operation> operations = new ArrayList<>();
            operations.add(put(Table.META, key(0), key(number)));
            for (int i = 0; i < ENTRIES_EACH; i++) {
                int entry = number * ENTRIES_EACH + i;
                operations.add(put(
                        Table.TAGS,
                        key(entry),
                        ByteBuffer.allocate(400).putInt(entry).array()));
            }
            engine.commit(EngineCalls.batch(operations), EngineCalls.version(engine));
        }
    }

    @Test
    void aProcessWritesOnAfterOthersWereKilledWhileTheyWrote() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            for (int kill = 0; kill < 3; kill++) {
                int acknowledged = killWriter(5 + random.nextInt(20));
                assertTrue(lastOf(engine) >= acknowledged, "a commit of another process");
                writeAfterAKill(engine);
            }
            assertWhole(engine, lastOf(engine));
        }
    }

    private static void writeAfterAKill(StorageEngine engine) {
        try {
            Writer.write(engine, lastOf(engine) + 1);
        } catch (WriteConflictException lost) {
            // Killed between writing a commit and telling readers: the next writer finds it.
            Writer.write(engine, lastOf(engine) + 1);
        }
    }

    @Test
    void readersThatWereKilledGiveUpTheirPlaces() throws Exception {
        try (StorageEngine engine = Engines.open(directory, 1L << 30, 20)) {
            commit(engine, put(Table.TAGS, key(1), key(2)));
            for (int i = 0; i < 4; i++) {
                try (ChildJvm reader = ChildJvm.start(Reader.class, directory)) {
                    assertEquals("reading", reader.line());
                    reader.kill();
                }
            }
            List<Snapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                snapshots.add(engine.snapshot());
            }
            assertArrayEquals(key(2), get(snapshots.get(9), Table.TAGS, key(1)));
            snapshots.forEach(Snapshot::close);
        }
    }

    /** Holds eight snapshots open for ever. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws Exception {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                List<Snapshot> snapshots = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    snapshots.add(engine.snapshot());
                }
                System.out.println("reading");
                Thread.sleep(Long.MAX_VALUE);
                snapshots.forEach(Snapshot::close);
            }
        }
    }
}
