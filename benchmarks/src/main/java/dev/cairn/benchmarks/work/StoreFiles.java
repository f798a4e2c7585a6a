package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a full store takes on disk, and how long it takes to open it and read one pair. */
final class StoreFiles {
    private StoreFiles() {}

    static void run(Run run) throws Exception {
        Standing stores = run.standing();
        for (Engine engine : run.engines(Engine.Trait.FILES)) {
            run.record(Figure.DISK, engine.title(), 0, disk(stores, engine));
        }
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Engine engine : run.engines(Engine.Trait.FILES)) {
            tasks.put(engine.title(), Task.of(() -> open(stores, engine)));
        }
        run.rotate(tasks, Figure.OPEN);
    }

    private static double disk(Standing stores, Engine engine) throws IOException {
        long logical = 0;
        for (long number = 0; number < stores.count(engine); number++) {
            logical += Pair.of(number, 0).bytes();
        }
        return (double) Scratch.bytes(stores.directory(engine)) / logical;
    }

    private static double open(Standing stores, Engine engine) throws Exception {
        stores.contender(engine).close();
        byte[] key = Pair.key(0);
        return Stopwatch.millis(() -> {
            stores.open(engine);
            try (Contender.View view = stores.contender(engine).read()) {
                Pair.check(key, Objects.requireNonNull(view.get(key)));
            }
        });
    }
}
