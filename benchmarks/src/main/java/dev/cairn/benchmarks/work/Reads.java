package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Reading of full stores by one thread, in processor time. */
final class Reads {
    private final Standing stores;
    private final List<byte[]> keys;
    private final List<byte[]> absent;

    private Reads(Run run) {
        stores = run.standing();
        keys = stores.keys(run.scale().reads());
        absent = Standing.absentKeys(run.scale().reads());
    }

    static void run(Run run) throws Exception {
        Reads reads = new Reads(run);
        run.rotate(reads.stores.tasks(engine -> Task.of(() -> reads.get(engine))), Figure.GET);
        run.rotate(reads.stores.tasks(engine -> Task.of(() -> reads.getAlone(engine))), Figure.GET_ALONE);
        run.rotate(reads.stores.tasks(engine -> Task.of(() -> reads.hasAbsent(engine))), Figure.HAS_ABSENT);
        run.rotate(reads.stores.tasks(engine -> Task.of(() -> reads.scan(engine))), Figure.SCAN);
    }

    private double get(Engine engine) throws Exception {
        try (Contender.View view = stores.contender(engine).read()) {
            return Stopwatch.processorNanos(keys.size(), () -> {
                for (byte[] key : keys) {
                    Pair.check(key, Objects.requireNonNull(view.get(key)));
                }
            });
        }
    }

    private double getAlone(Engine engine) throws Exception {
        Contender store = stores.contender(engine);
        return Stopwatch.processorNanos(keys.size(), () -> {
            for (byte[] key : keys) {
                Pair.check(key, Objects.requireNonNull(store.getAlone(key)));
            }
        });
    }

    private double hasAbsent(Engine engine) throws Exception {
        try (Contender.View view = stores.contender(engine).read()) {
            return Stopwatch.processorNanos(absent.size(), () -> {
                for (byte[] key : absent) {
                    if (view.has(key)) {
                        throw new IllegalStateException("a key is there that was never put");
                    }
                }
            });
        }
    }

    private double scan(Engine engine) throws Exception {
        long entries = 2 * stores.count(engine);
        LongAdder seen = new LongAdder();
        try (Contender.View view = stores.contender(engine).read()) {
            double nanos = Stopwatch.processorNanos(
                    (int) entries,
                    () -> view.scan((key, value) -> {
                        Pair.check(key, value);
                        seen.increment();
                    }));
            requireCount(entries, seen.sum());
            return nanos;
        }
    }

    static void requireCount(long expected, long seen) {
        if (seen != expected) {
            throw new IllegalStateException("expected " + expected + " entries, but " + seen + " were there");
        }
    }
}
