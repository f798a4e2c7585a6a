package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreFullException;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many writers count at once, over an engine that dawdles and fails: no count is lost or given twice (storage.md ISO-3, ATO-2). */
@Timeout(120)
class RandomWritersTest {
    private static final int THREADS = 12;
    private static final int EACH = 300;
    private static final int COUNTERS = 3;

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger returned = new AtomicInteger();
    private final Map<Integer, Set<Integer>> counts = new ConcurrentHashMap<>();

    private final class ReluctantEngine extends MapEngine {
        private final SplittableRandom random = new SplittableRandom(7);

        @Override
        public long commit(WriteBatch batch, long baseVersion) {
            LockSupport.parkNanos(random.nextInt(300_000));
            if (random.nextInt(12) == 0) {
                throw new StoreFullException("map: full for now");
            }
            commits.incrementAndGet();
            return super.commit(batch, baseVersion);
        }
    }

    @Test
    void everyCountIsGivenOnceAndIsCommittedWhenItIsGiven() throws Exception {
        ReluctantEngine engine = new ReluctantEngine();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (DefaultTagStore store = engine.open(Duration.ofSeconds(60))) {
            List<Future<?>> running = new ArrayList<>();
            for (int seed = 0; seed < THREADS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                running.add(threads.submit(() -> countOften(store, engine, random)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int counter = 0; counter < COUNTERS; counter++) {
            Set<Integer> given = counts.getOrDefault(counter, Set.of());
            assertEquals(given.size(), stored(engine, counter), "the last count of counter " + counter);
        }
        assertTrue(commits.get() < returned.get() / 2, commits + " commits for " + returned);
    }

    private void countOften(DefaultTagStore store, MapEngine engine, SplittableRandom random) {
        for (int i = 0; i < EACH; i++) {
            int counter = random.nextInt(COUNTERS);
            try {
                int count = random.nextInt(20) == 0
                        ? countAlone(store, counter)
                        : store.write(write -> count(write, counter, random.nextInt(10) == 0));
                assertTrue(
                        counts.computeIfAbsent(counter, absent -> ConcurrentHashMap.newKeySet())
                                .add(count),
                        "count " + count + " was given twice");
                assertTrue(stored(engine, counter) >= count, "count " + count + " was returned uncommitted");
                returned.incrementAndGet();
            } catch (StoreFullException | IllegalArgumentException refused) {
                assertTrue(refused.getMessage().endsWith("for now"), refused.getMessage());
            }
        }
    }

    private static int countAlone(DefaultTagStore store, int counter) {
        try (WriteTransaction write = store.beginWrite()) {
            int count = count(write, counter, false);
            write.commit();
            return count;
        }
    }

    private static int count(WriteOperations write, int counter, boolean refuse) {
        int count = 1
                + write.get(Table.META, key(counter))
                        .map(value -> ByteBuffer.wrap(value).getInt())
                        .orElse(0);
        write.put(Table.META, key(counter), ByteBuffer.allocate(4).putInt(count).array());
        write.put(Table.TIPS, new byte[] {1, (byte) (count % 5)}, new byte[0]);
        write.delete(Table.TIPS, new byte[] {1, (byte) ((count + 2) % 5)});
        if (refuse) {
            throw new IllegalArgumentException("not for now");
        }
        return count;
    }

    private static int stored(MapEngine engine, int counter) {
        byte[] value = engine.stored(Table.META, key(counter));
        return value == null ? 0 : ByteBuffer.wrap(value).getInt(4);
    }

    private static byte[] key(int counter) {
        return new byte[] {(byte) counter};
    }
}
