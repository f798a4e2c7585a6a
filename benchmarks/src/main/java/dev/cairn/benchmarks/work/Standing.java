package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;

/** One open store of each engine, with the pairs 0, 1, 2 and so on in it. */
final class Standing implements AutoCloseable {
    private static final int BATCH = 10_000;

    private final boolean durable;
    private final long filled;
    private final Map<Engine, Path> directories = new EnumMap<>(Engine.class);
    private final Map<Engine, Contender> contenders = new EnumMap<>(Engine.class);
    private final Map<Engine, Long> pairs = new EnumMap<>(Engine.class);

    Standing(Run run, boolean durable, long filled, Collection<Engine> engines) {
        this.durable = durable;
        this.filled = filled;
        for (Engine engine : engines) {
            directories.put(engine, run.directory(engine.title()));
            open(engine);
            fill(engine, filled);
        }
    }

    private void fill(Engine engine, long count) {
        for (long from = 0; from < count; from += BATCH) {
            contender(engine).put(pairs(from, Math.min(BATCH, count - from)));
        }
        pairs.put(engine, count);
    }

    static List<Pair> pairs(long from, long count) {
        return LongStream.range(from, from + count)
                .mapToObj(number -> Pair.of(number, 0))
                .toList();
    }

    void open(Engine engine) {
        contenders.put(engine, engine.open(directory(engine), durable, 2 * filled));
    }

    Path directory(Engine engine) {
        return Objects.requireNonNull(directories.get(engine));
    }

    Contender contender(Engine engine) {
        return Objects.requireNonNull(contenders.get(engine));
    }

    /** Returns how many pairs a store holds. */
    long count(Engine engine) {
        return Objects.requireNonNull(pairs.get(engine));
    }

    /** Returns pairs that the store does not hold yet, and counts them as put. */
    List<Pair> fresh(Engine engine, int count) {
        long from = count(engine);
        pairs.put(engine, from + count);
        return pairs(from, count);
    }

    /** Returns keys at random, all of them held. */
    List<byte[]> keys(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Pair.key(random.nextLong(filled)));
        }
        return keys;
    }

    /** Returns keys that no store holds. */
    static List<byte[]> absentKeys(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> Pair.key(-number))
                .toList();
    }

    /** Returns one task for each store. */
    Map<String, Task> tasks(Function<Engine, Task> task) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        contenders.keySet().forEach(engine -> tasks.put(engine.title(), task.apply(engine)));
        return tasks;
    }

    @Override
    public void close() {
        contenders.values().forEach(Contender::close);
        directories.values().forEach(Scratch::delete);
    }
}
