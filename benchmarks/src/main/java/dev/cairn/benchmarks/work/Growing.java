package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Empty stores that are filled turn by turn. */
final class Growing implements AutoCloseable {
    private final Map<Engine, Path> directories = new EnumMap<>(Engine.class);
    private final Map<Engine, Contender> contenders = new EnumMap<>(Engine.class);

    /** Opens a store of each engine, which will hold so many pairs. */
    Growing(Run run, List<Engine> engines, long pairs) {
        for (Engine engine : engines) {
            Path directory = run.directory(engine.title());
            directories.put(engine, directory);
            contenders.put(engine, engine.open(directory, true, pairs));
        }
    }

    Contender contender(Engine engine) {
        return Objects.requireNonNull(contenders.get(engine));
    }

    /** Returns one task for each store, which is told the number of its turn. */
    Map<String, Task> tasks(Part part) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Engine engine : contenders.keySet()) {
            AtomicInteger turn = new AtomicInteger();
            tasks.put(engine.title(), Task.of(() -> part.measure(engine, turn.getAndIncrement())));
        }
        return tasks;
    }

    /** Fails unless every store holds so many pairs, all of them right. */
    void requirePairs(long expected) {
        contenders.values().forEach(store -> {
            LongAdder seen = new LongAdder();
            try (Contender.View view = store.read()) {
                view.scan((key, value) -> {
                    Pair.check(key, value);
                    seen.increment();
                });
            }
            Reads.requireCount(2 * expected, seen.sum());
        });
    }

    @Override
    public void close() {
        contenders.values().forEach(Contender::close);
        directories.values().forEach(Scratch::delete);
    }

    /** Does a part of the work. */
    @FunctionalInterface
    interface Part {
        double measure(Engine engine, int turn) throws Exception;
    }
}
