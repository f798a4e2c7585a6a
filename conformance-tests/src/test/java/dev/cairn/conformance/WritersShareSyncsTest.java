package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import dev.cairn.testing.ChildJvm;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that commit at once share syncs, and each commit that has returned survives kill -9 (storage.md DUR-1, ISO-3). */
@Timeout(180)
class WritersShareSyncsTest {
    private static final int THREADS = 8;
    private static final int EACH = 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"lmdb", "chronicle"})
    void fewerCommitsAreMadeThanReturn(String backend) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TagStore store = open(backend, directory)) {
            long before = store.info().version();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                byte[] own = {(byte) thread};
                running.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        store.write(write -> count(write, own));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            long made = store.info().version() - before;
            assertTrue(made < THREADS * EACH / 2, made + " commits for " + THREADS * EACH);
            assertEquals(THREADS * EACH, total(store));
        } finally {
            threads.shutdownNow();
        }
        try (TagStore store = open(backend, directory)) {
            assertEquals(THREADS * EACH, total(store));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lmdb", "chronicle"})
    void whatWasAcknowledgedSurvivesTheDeathOfTheProcess(String backend) throws Exception {
        int acknowledged = 0;
        try (ChildJvm writer = ChildJvm.start(ChildJvm.opensOfThisProcess(), Writers.class, backend, directory)) {
            for (int i = 0; i < 100; i++) {
                acknowledged = Math.max(acknowledged, Integer.parseInt(String.valueOf(writer.line())));
            }
            for (String later : writer.kill()) {
                acknowledged = Math.max(acknowledged, Integer.parseInt(later));
            }
        }
        try (TagStore store = open(backend, directory)) {
            int total = total(store);
            assertTrue(acknowledged <= total && total <= acknowledged + THREADS, total + " after " + acknowledged);
            int sum = store.read(read -> {
                int counted = 0;
                for (int thread = 0; thread < THREADS; thread++) {
                    counted += read.get(Table.TIPS, new byte[] {(byte) thread})
                            .map(value -> ByteBuffer.wrap(value).getInt())
                            .orElse(0);
                }
                return counted;
            });
            assertEquals(total, sum, "whole transactions only");
        }
    }

    private static TagStore open(String backend, Path directory) {
        return TagStores.open(backend, directory, Map.of());
    }

    private static int total(TagStore store) {
        return store.read(read -> read.get(Table.META, new byte[] {1})
                .map(value -> ByteBuffer.wrap(value).getInt())
                .orElse(0));
    }

    private static int count(WriteOperations write, byte[] own) {
        add(write, Table.TIPS, own);
        return add(write, Table.META, new byte[] {1});
    }

    private static int add(WriteOperations write, Table table, byte[] key) {
        int count = 1
                + write.get(table, key)
                        .map(value -> ByteBuffer.wrap(value).getInt())
                        .orElse(0);
        write.put(table, key, ByteBuffer.allocate(4).putInt(count).array());
        return count;
    }

    /** Counts in many threads for ever, and prints each count once its commit has returned. */
    static final class Writers {
        private Writers() {}

        public static void main(String[] args) {
            TagStore store = open(args[0], Path.of(args[1]));
            for (int thread = 0; thread < THREADS; thread++) {
                byte[] own = {(byte) thread};
                new Thread(() -> {
                            while (true) {
                                System.out.println(store.<Integer>write(write -> count(write, own)));
                            }
                        })
                        .start();
            }
        }
    }
}
