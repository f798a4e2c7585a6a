package dev.cairn.backend.lmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreFailedException;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ATO-2: the N-th call that writes or forces fails, for every N from the creation of a store on, once and for ever, in a process that may
 * die of it.
 *
 * <p>strace counts the calls of each thread by itself and lets call {@value #FAILING} fail. So every script runs on a thread of its own,
 * which first makes as many calls on another file as it takes for the wanted one to fail: one process shows them all.
 */
class FailingCallsTest {
    private static final int FAILING = 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"EIO, once", "EIO, for ever", "ENOSPC, once"})
    void everyCallFailsAndNothingThatWasAcknowledgedIsLost(String error, String howOften) throws Exception {
        if (!Strace.worksOrSays("writes that fail")) {
            return;
        }
        String when = FAILING + (howOften.equals("once") ? "" : "+");
        Path store = directory.resolve("store");
        Path other = Files.createFile(directory.resolve("other"));
        List<String> options = List.of(
                "-o",
                directory.resolve("trace").toString(),
                "-e",
                "inject=pwrite64,writev,fdatasync:error=" + error + ":when=" + when);
        try (ChildJvm child = Strace.start(
                options, List.of(store.resolve(DataFile.NAME), other), Scripts.class, store, other, FAILING)) {
            List<String> lines = child.lines();
            assertEquals(0, child.exitCode(), lines::toString);
            lines.forEach(line -> assertTrue(line.startsWith("sound"), line));
            for (Call call : Call.values()) {
                long failures = lines.stream()
                        .filter(line -> line.startsWith("sound " + call + " failed"))
                        .count();
                assertTrue(failures >= call.least, () -> call + " failed " + failures + " times: " + lines);
                assertTrue(
                        lines.stream().anyMatch(line -> line.startsWith("sound " + call + " unharmed")),
                        lines::toString);
            }
        }
    }

    /** A call that a commit makes, and how to make one of its kind on another file. */
    enum Call {
        // The two meta pages of a new file; a meta page of every commit, and of some commits a single page.
        pwrite64(7) {
            @Override
            void make(FileChannel file) throws IOException {
                file.write(ByteBuffer.allocate(1), 0);
            }
        },
        writev(5) {
            @Override
            void make(FileChannel file) throws IOException {
                file.write(new ByteBuffer[] {ByteBuffer.allocate(1), ByteBuffer.allocate(1)});
            }
        },
        fdatasync(6) {
            @Override
            void make(FileChannel file) throws IOException {
                file.force(false);
            }
        };

        private final int least;

        Call(int least) {
            this.least = least;
        }

        abstract void make(FileChannel file) throws IOException;
    }

    /** Runs a script for every call of every kind, until one ends without a failure. */
    static final class Scripts {
        private static final int COMMITS = 5;

        private Scripts() {}

        public static void main(String[] args) throws Exception {
            Path store = Path.of(args[0]);
            Path other = Path.of(args[1]);
            int failing = Integer.parseInt(args[2]);
            for (Call call : Call.values()) {
                boolean failed = true;
                for (int number = 1; failed && number < failing; number++) {
                    Script script = new Script(store);
                    int before = failing - number;
                    onAThread(() -> {
                        makeCalls(call, other, before);
                        script.run();
                    });
                    failed = script.failed;
                    onAThread(() -> script.check(call + (script.failed ? " failed " + before : " unharmed")));
                }
            }
        }

        private static void makeCalls(Call call, Path other, int times) throws IOException {
            try (FileChannel file = FileChannel.open(other, StandardOpenOption.WRITE)) {
                for (int made = 0; made < times; made++) {
                    call.make(file);
                }
            }
        }

        private static void onAThread(Work work) throws InterruptedException {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            thread.setUncaughtExceptionHandler((where, what) -> System.out.println("WRONG " + what));
            thread.start();
            thread.join();
        }

        private interface Work {
            void run() throws IOException;
        }
    }

    /** Makes a store and commits to it; a commit that fails without harm is tried once more. */
    private static final class Script {
        private final Path store;
        private boolean failed;
        private boolean unknown;
        private int acknowledged;

        Script(Path store) throws IOException {
            this.store = store;
            remove(store);
        }

        private static void remove(Path store) throws IOException {
            if (Files.exists(store)) {
                try (Stream<Path> files = Files.walk(store)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }

        void run() {
            try (StorageEngine engine = Engines.open(store)) {
                for (int attempt = 0;
                        acknowledged < Scripts.COMMITS && attempt < Scripts.COMMITS + 2 && !unknown;
                        attempt++) {
                    commit(engine);
                }
            } catch (TagStoreException refused) {
                failed = true;
            }
        }

        private void commit(StorageEngine engine) {
            try {
                engine.commit(Commits.of(acknowledged + 1), EngineCalls.version(engine));
                acknowledged++;
            } catch (StoreFailedException outcomeUnknown) {
                failed = true;
                unknown = true;
            } catch (TagStoreException nothingApplied) {
                failed = true;
                requireHeld(engine, acknowledged, "after a commit that was refused");
            }
        }

        private static void requireHeld(StorageEngine engine, int expected, String when) {
            int held = Commits.heldBy(engine);
            if (held != expected) {
                throw new AssertionError(expected + " commits were acknowledged, " + held + " are there " + when);
            }
        }

        /** Opens the store again, on a device that is sound now. */
        void check(String what) {
            try (StorageEngine engine = Engines.open(store)) {
                int held = Commits.heldBy(engine);
                if (held != acknowledged && !(unknown && held == acknowledged + 1)) {
                    throw new AssertionError(what + ": " + acknowledged + " acknowledged, " + held + " there");
                }
                engine.commit(Commits.of(held + 1), EngineCalls.version(engine));
                requireHeld(engine, held + 1, "after one more");
                System.out.println(
                        "sound " + what + ", " + acknowledged + " acknowledged" + (unknown ? " or one more" : ""));
            }
        }
    }
}
