package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads that read, 100 gets a transaction, beside one that commits pairs singly. */
final class MixedUse {
    private static final int READERS = 2;
    private static final int GETS = 100;

    private final Run run;
    private final Standing stores;
    private final List<byte[]> keys;

    private MixedUse(Run run) {
        this.run = run;
        this.stores = run.standing();
        this.keys = stores.keys(run.scale().reads());
    }

    static void run(Run run) throws Exception {
        MixedUse mixed = new MixedUse(run);
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        try {
            Map<String, Task> tasks = new LinkedHashMap<>();
            for (Engine engine : run.engines()) {
                tasks.put(engine.title(), () -> mixed.measure(engine, threads));
            }
            run.rotate(tasks, Figure.MIXED_READS, Figure.MIXED_COMMITS);
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] measure(Engine engine, ExecutorService threads) throws Exception {
        double seconds = run.scale().mixedMillis() / 1e3;
        long end = System.nanoTime() + run.scale().mixedMillis() * 1_000_000L;
        Contender store = stores.contender(engine);
        List<Future<Long>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            int first = i * keys.size() / READERS;
            readers.add(threads.submit(repeat(end, GETS, turn -> read(store, first + turn))));
        }
        long commits = threads.submit(repeat(end, 1, turn -> store.put(stores.fresh(engine, 1))))
                .get();
        long gets = 0;
        for (Future<Long> reader : readers) {
            gets += reader.get();
        }
        return new double[] {gets / seconds, commits / seconds};
    }

    private static Callable<Long> repeat(long end, int each, Turn turn) {
        return () -> {
            long done = 0;
            do {
                turn.run((int) done);
                done += each;
            } while (System.nanoTime() < end);
            return done;
        };
    }

    private void read(Contender store, int first) {
        try (Contender.View view = store.read()) {
            for (int i = first; i < first + GETS; i++) {
                byte[] key = keys.get(i % keys.size());
                Pair.check(key, Objects.requireNonNull(view.get(key)));
            }
        }
    }

    private interface Turn {
        void run(int turn);
    }
}
