package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a load slows down as a store grows: beside each store into which all pairs go, stores of a tenth are filled by turns, one after the
 * other. Two runs, one of each size, would be of two moments (docs/decisions/0016). All stay open until the end, because what one gave back
 * would be memory for the next that the process has already.
 */
final class LoadGrowth {
    private static final int PARTS_OF_TENTH = 10;

    /**
     * In one turn. The parts of a turn lie as many apart as there are turns, which has no divisor in common with the parts of a small store: so
     * each turn meets small stores empty, full and between.
     */
    private static final int ROUNDS = 11;

    private final Run run;
    private final long part;

    private LoadGrowth(Run run) {
        this.run = run;
        this.part = run.scale().pairs() / ROUNDS / run.scale().rotations();
    }

    static void run(Run run) throws Exception {
        new LoadGrowth(run).measure();
    }

    private void measure() throws Exception {
        List<Engine> engines = run.engines();
        try (Growing whole = new Growing(run, engines, run.scale().pairs())) {
            for (Engine engine : engines) {
                warmUp(engine);
            }
            load(whole);
            whole.requirePairs(part * ROUNDS * run.scale().rotations());
        }
    }

    private void load(Growing whole) throws Exception {
        Map<String, Load> loads = new LinkedHashMap<>();
        for (Engine engine : run.engines()) {
            loads.put(engine.title(), new Load(engine, whole.contender(engine)));
        }
        try {
            run.rotateGrowing(ROUNDS, loads, Figure.LOAD_WHOLE, Figure.LOAD_TENTHS);
            loads.values().forEach(Load::check);
        } finally {
            loads.values().forEach(Load::close);
        }
    }

    /** Fills a store that does not count, so that what loads is compiled; the memory that it gives back, the large store takes. */
    private void warmUp(Engine engine) throws Exception {
        try (Growing tenth = newTenth(engine)) {
            for (int number = 0; number < PARTS_OF_TENTH; number++) {
                put(number, tenth.contender(engine));
            }
        }
    }

    private Growing newTenth(Engine engine) {
        return new Growing(run, List.of(engine), part * PARTS_OF_TENTH);
    }

    private double put(int number, Contender store) throws Exception {
        List<Pair> pairs = Standing.pairs(number * part, part);
        return Stopwatch.perSecond(part, () -> Loads.inBatches(pairs, 1_000, store::put));
    }

    /** One engine's stores. */
    private final class Load implements Task, AutoCloseable {
        private final Engine engine;
        private final Contender whole;
        private final Deque<Growing> tenths = new ArrayDeque<>();
        private int parts;

        Load(Engine engine, Contender whole) {
            this.engine = engine;
            this.whole = whole;
        }

        /** Puts the next part into the large store and into a small one. */
        @Override
        public double[] measure() throws Exception {
            if (parts % PARTS_OF_TENTH == 0) {
                tenths.push(newTenth(engine));
            }
            Contender tenth = tenths.element().contender(engine);
            int number = parts++;
            double[] rates = new double[2];
            // The one first and then the other, at every filling of the small store.
            for (int i = 0; i < 2; i++) {
                int which = (number + number / PARTS_OF_TENTH + i) % 2;
                rates[which] = which == 0 ? put(number, whole) : put(number % PARTS_OF_TENTH, tenth);
            }
            return rates;
        }

        /** Fails unless the small stores hold what was put. */
        void check() {
            int rest = parts;
            for (Iterator<Growing> oldest = tenths.descendingIterator(); oldest.hasNext(); rest -= PARTS_OF_TENTH) {
                oldest.next().requirePairs(part * Math.min(rest, PARTS_OF_TENTH));
            }
        }

        @Override
        public void close() {
            tenths.forEach(Growing::close);
        }
    }
}
