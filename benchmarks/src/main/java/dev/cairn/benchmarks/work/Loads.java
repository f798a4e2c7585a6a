package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Filling of empty stores. Each turn puts the next part of the pairs into every store, so that all grow from empty to full by turns; with
 * all in one transaction a turn is a whole store.
 */
final class Loads {
    private static final Set<Engine> LARGE_TRANSACTIONS =
            EnumSet.of(Engine.LMDB, Engine.CHRONICLE, Engine.RAW_LMDB, Engine.ROCKSDB, Engine.XODUS);

    private final Run run;
    private final long pairs;

    private Loads(Run run) {
        this.run = run;
        this.pairs = run.scale().pairs();
    }

    static void run(Run run) throws Exception {
        Loads loads = new Loads(run);
        if (loads.pairs < 1_000_000) {
            loads.grow(Figure.LOAD_1000, 1_000, run.engines());
        }
        // Also in a run that only shows that all works, of few pairs.
        if (run.scale().growth()) {
            LoadGrowth.run(run);
        }
        loads.sorted();
        if (loads.pairs < 1_000_000) {
            loads.grow(Figure.LOAD_100, 100, run.engines());
            loads.grow(Figure.LOAD_10000, 10_000, run.engines());
            loads.whole();
        }
    }

    private void grow(Figure figure, int batch, List<Engine> engines) throws Exception {
        long each = pairs / run.scale().rotations();
        try (Growing stores = new Growing(run, engines, pairs)) {
            run.rotate(
                    0,
                    stores.tasks((engine, turn) -> {
                        List<Pair> part = Standing.pairs(turn * each, each);
                        return Stopwatch.perSecond(each, () -> inBatches(part, batch, stores.contender(engine)::put));
                    }),
                    figure);
            stores.requirePairs(each * run.scale().rotations());
        }
    }

    private void sorted() throws Exception {
        int[] order = ordered();
        int each = order.length / run.scale().rotations();
        try (Growing stores = new Growing(run, run.engines(), pairs)) {
            run.rotate(
                    0,
                    stores.tasks((engine, turn) -> {
                        List<Pair> part = Arrays.stream(order, turn * each, (turn + 1) * each)
                                .mapToObj(number -> Pair.of(number, 0))
                                .toList();
                        return Stopwatch.perSecond(
                                each, () -> inBatches(part, 10_000, stores.contender(engine)::append));
                    }),
                    Figure.SORTED_IMPORT);
            stores.requirePairs((long) each * run.scale().rotations());
        }
    }

    private int[] ordered() {
        byte[][] keys = LongStream.range(0, pairs).mapToObj(Pair::key).toArray(byte[][]::new);
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparing(number -> keys[number], Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void whole() throws Exception {
        List<Pair> all = Standing.pairs(0, pairs);
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Engine engine : LARGE_TRANSACTIONS) {
            tasks.put(engine.title(), Task.of(() -> {
                try (Growing fresh = new Growing(run, List.of(engine), pairs)) {
                    return Stopwatch.perSecond(
                            pairs, () -> fresh.contender(engine).put(all));
                }
            }));
        }
        run.rotate(0, tasks, Figure.LOAD_100000);
    }

    static void inBatches(List<Pair> pairs, int batch, Consumer<List<Pair>> put) {
        for (int from = 0; from < pairs.size(); from += batch) {
            put.accept(pairs.subList(from, Math.min(pairs.size(), from + batch)));
        }
    }
}
