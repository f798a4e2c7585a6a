package dev.cairn.benchmarks.work;

import com.google.common.collect.Iterables;
import dev.cairn.benchmarks.contender.Engine;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The standing stores, and more of them for the engines that are compared closely: what a force costs hangs on where on the disk a file
 * lies, by a fifth between equal stores (docs/decisions/0016).
 */
final class Places implements AutoCloseable {
    private static final Set<Engine> COMPARED_CLOSELY = EnumSet.of(Engine.LMDB, Engine.RAW_LMDB);

    private final Standing first;
    private final List<Standing> others;

    Places(Run run) {
        first = run.standing();
        others = IntStream.range(1, run.scale().places())
                .mapToObj(place -> new Standing(run, true, run.scale().pairs(), COMPARED_CLOSELY))
                .toList();
    }

    /** Returns one task for each engine, which is done in one of its stores after the other. */
    Map<String, Task> tasks(BiFunction<Standing, Engine, Task> task) {
        return first.tasks(engine -> {
            List<Task> tasks =
                    stores(engine).map(store -> task.apply(store, engine)).toList();
            Iterator<Task> byTurns = Iterables.cycle(tasks).iterator();
            return () -> byTurns.next().measure();
        });
    }

    private Stream<Standing> stores(Engine engine) {
        return Stream.concat(Stream.of(first), others.stream().filter(other -> COMPARED_CLOSELY.contains(engine)));
    }

    @Override
    public void close() {
        others.forEach(Standing::close);
    }
}
