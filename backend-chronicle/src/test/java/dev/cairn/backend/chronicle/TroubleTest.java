package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.messageOf;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStoreException;
import dev.cairn.backend.chronicle.journal.DirectoryDisk;
import dev.cairn.backend.chronicle.journal.ForwardingDisk;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the world does to a store that is open, and what the store says. */
class TroubleTest {
    @TempDir
    private Path directory;

    @Test
    void anInterruptHarmsNoCommitAndStaysPending() {
        try (StorageEngine engine = Engines.open(directory.resolve("store"))) {
            for (int number = 1; number <= 5; number++) {
                Thread.currentThread().interrupt();
                commit(engine, put(Table.TAGS, key(number), new byte[1 << 20]));
                assertTrue(Thread.interrupted());
            }
            assertEquals(5, EngineCalls.version(engine));
        }
    }

    @Test
    void anInterruptHarmsNoCheckpoint() throws IOException {
        Path store = directory.resolve("store");
        try (StorageEngine engine = Engines.open(store)) {
            Thread.currentThread().interrupt();
            for (int number = 1; number <= 70; number++) {
                commit(engine, put(Table.TAGS, key(1), new byte[1 << 20]));
            }
            assertTrue(Thread.interrupted());
        }
        assertTrue(Files.exists(store.resolve("log-2")));
    }

    @Test
    void aDirectoryThatIsRemovedUnderneathRefusesCommitsAndStillReads() throws IOException {
        Path store = directory.resolve("store");
        try (StorageEngine engine = Engines.open(store)) {
            commit(engine, put(Table.TAGS, key(1), new byte[8]));
            remove(store);
            String message = messageOf(assertThrows(
                    StoreAccessException.class, () -> commit(engine, put(Table.TAGS, key(2), new byte[8]))));
            assertTrue(message.contains("nothing was changed"), message);
            assertTrue(message.contains(store.resolve("log-1").toString()), message);
            assertArrayEquals(new byte[8], get(engine, Table.TAGS, key(1)));
            assertNull(get(engine, Table.TAGS, key(2)));
        }
    }

    private static void remove(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void afterAForceThatFailedTheStoreTakesNoMoreCommitsUntilItIsOpenedAgain() {
        AtomicBoolean failing = new AtomicBoolean();
        Path store = directory.resolve("store");
        StoreConfig config = new StoreConfig("chronicle", store, Map.of());
        try (StorageEngine engine =
                ChronicleEngine.open(config, path -> new ForwardingDisk(new DirectoryDisk(path), failing))) {
            commit(engine, put(Table.TAGS, key(1), new byte[8]));
            failing.set(true);
            for (int attempt = 0; attempt < 2; attempt++) {
                String message = messageOf(assertThrows(
                        StoreFailedException.class, () -> commit(engine, put(Table.TAGS, key(2), new byte[8]))));
                assertTrue(message.contains("Open the store again"), message);
                failing.set(false);
            }
            assertNull(get(engine, Table.TAGS, key(2)));
        }
        try (StorageEngine engine = Engines.open(store)) {
            assertArrayEquals(new byte[8], get(engine, Table.TAGS, key(1)));
            commit(engine, put(Table.TAGS, key(3), new byte[8]));
        }
    }

    @Test
    void aFullDiskRefusesACommitAndChangesNothing() throws Exception {
        Path store = directory.resolve("store");
        try (ChildJvm child = ChildJvm.run(
                ChildJvm.limited(8192, ChildJvm.command(Flags.NEEDED, ChildJvm.classPath(), Filler.class, store)))) {
            assertEquals("refused after 3, reads 3, then commits again", child.line());
            assertEquals(0, child.exitCode());
        }
        try (StorageEngine engine = Engines.open(store)) {
            assertEquals(4, EngineCalls.version(engine));
        }
    }

    @Test
    void interruptsThatComeDuringTheFirstCommitsOfAProcessHarmNone() throws Exception {
        try (ChildJvm child = ChildJvm.start(Flags.NEEDED, Interrupted.class, directory.resolve("store"))) {
            assertEquals("committed 20", child.line());
            assertEquals(0, child.exitCode());
        }
    }

    /** Commits values of many lengths while another thread interrupts it again and again. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] args) {
            Thread committer = Thread.currentThread();
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                Thread interrupter = new Thread(() -> interrupt(committer));
                interrupter.setDaemon(true);
                interrupter.start();
                for (int number = 0; number < 20; number++) {
                    commit(engine, put(Table.TAGS, key(number), new byte[1 << number % 20]));
                }
                System.out.println("committed " + EngineCalls.version(engine));
                System.exit(0);
            }
        }

        private static void interrupt(Thread committer) {
            while (true) {
                committer.interrupt();
                LockSupport.parkNanos(20_000);
            }
        }
    }

    /** Commits values of 1 MiB until one is refused, and then a small one. */
    static final class Filler {
        private Filler() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                long committed = 0;
                try {
                    while (true) {
                        committed = commit(engine, put(Table.TAGS, key((int) committed), new byte[1 << 20]));
                    }
                } catch (TagStoreException refusal) {
                    boolean last = get(engine, Table.TAGS, key((int) committed - 1)) != null;
                    boolean next = get(engine, Table.TAGS, key((int) committed)) != null;
                    long reads = last && !next ? EngineCalls.version(engine) : -1;
                    commit(engine, put(Table.TAGS, key(99), new byte[100]));
                    System.out.println("refused after " + committed + ", reads " + reads + ", then commits again");
                }
            }
        }
    }
}
