package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that commit at once, each one pair at a time: how many commits a second all of them make together. */
final class ManyThreads {
    private static final int MOST = 16;
    private static final int WARM_UP = 2;

    /** In one turn: each takes some tens of milliseconds, and what a force costs changes within a second. */
    private static final int ROUNDS = 5;

    private static final Map<Integer, Figure> FIGURES = Map.of(
            1, Figure.THREADS_1,
            2, Figure.THREADS_2,
            4, Figure.THREADS_4,
            8, Figure.THREADS_8,
            16, Figure.THREADS_16);
    private static final Set<Engine> ENGINES =
            EnumSet.of(Engine.LMDB, Engine.CHRONICLE, Engine.RAW_LMDB, Engine.ROCKSDB, Engine.BERKELEY, Engine.XODUS);

    private final Run run;
    private final SortedMap<Integer, Figure> figures;
    private final ExecutorService threads;

    private ManyThreads(Run run, Map<Integer, Figure> figures, ExecutorService threads) {
        this.run = run;
        this.figures = new TreeMap<>(figures);
        this.threads = threads;
    }

    static void run(Run run) throws Exception {
        run(run, ROUNDS, FIGURES);
    }

    /** Measures some numbers of threads, each for its own figure, so many times in a turn. */
    static void run(Run run, int rounds, Map<Integer, Figure> figures) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MOST);
        try {
            new ManyThreads(run, figures, threads).run(rounds);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each round measures all numbers of threads, so that their ratios are of one moment. */
    private void run(int rounds) throws Exception {
        List<Integer> numbers = List.copyOf(figures.keySet());
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Engine engine : ENGINES) {
            tasks.put(engine.title(), () -> {
                double[] rates = new double[numbers.size()];
                for (int i = 0; i < rates.length; i++) {
                    rates[i] = rate(engine, numbers.get(i));
                }
                return rates;
            });
        }
        try (ForcedWrite floor = new ForcedWrite(run.directory("floor"))) {
            tasks.put(ForcedWrite.TITLE, () -> {
                double[] rates = new double[numbers.size()];
                Arrays.fill(rates, forces(floor));
                return rates;
            });
            run.rotate(WARM_UP, rounds, tasks, figures.values().toArray(Figure[]::new));
        }
    }

    /** Returns how many writes one thread forces in a second: what commits that share nothing are bound by. */
    private double forces(ForcedWrite floor) throws Exception {
        int count = run.scale().commits();
        return Stopwatch.perSecond(count, () -> {
            for (int i = 0; i < count; i++) {
                floor.write();
            }
        });
    }

    private double rate(Engine engine, int number) throws Exception {
        int each = Math.max(1, 2 * run.scale().commits() / MOST * (number > 4 ? 2 : 4));
        Standing stores = run.standing();
        Contender store = stores.contender(engine);
        List<List<Pair>> work = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            work.add(stores.fresh(engine, each));
        }
        double rate = Stopwatch.perSecond((long) number * each, () -> commit(store, work));
        try (Contender.View view = store.read()) {
            work.forEach(pairs ->
                    pairs.forEach(pair -> Pair.check(pair.key(), Objects.requireNonNull(view.get(pair.key())))));
        }
        return rate;
    }

    private void commit(Contender store, List<List<Pair>> work) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (List<Pair> pairs : work) {
            done.add(threads.submit(() -> pairs.forEach(pair -> store.put(List.of(pair)))));
        }
        for (Future<?> future : done) {
            future.get();
        }
    }
}
