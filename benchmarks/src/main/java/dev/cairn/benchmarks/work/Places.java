package dev.cairn.benchmarks.work;

import com.google.common.collect.Iterables;
import dev.cairn.benchmarks.contender.Engine;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Equal stores of some engines, at other places of the disk: what a force costs hangs on where a file lies, so engines that are compared
 * closely are compared over several (docs/decisions/0016).
 */
final class Places implements AutoCloseable {
    private final List<Engine> engines;
    private final List<Standing> stores;

    Places(Run run, List<Engine> engines) {
        this.engines = engines;
        this.stores = IntStream.range(0, run.scale().places())
                .mapToObj(place -> new Standing(run, true, run.scale().pairs(), engines))
                .toList();
    }

    /** Returns one task for each engine, which is done in one of its stores after the other. */
    Map<String, Task> tasks(BiFunction<Standing, Engine, Task> task) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Engine engine : engines) {
            List<Task> ofStores =
                    stores.stream().map(store -> task.apply(store, engine)).toList();
            Iterator<Task> byTurns = Iterables.cycle(ofStores).iterator();
            tasks.put(engine.title(), () -> byTurns.next().measure());
        }
        return tasks;
    }

    @Override
    public void close() {
        stores.forEach(Standing::close);
    }
}
