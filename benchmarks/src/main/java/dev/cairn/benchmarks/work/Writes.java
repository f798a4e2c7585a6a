package dev.cairn.benchmarks.work;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small commits and deletions, in time on the clock. */
final class Writes {
    private static final int DELETED = 1_000;

    /** In one turn: as many as it takes that the first turns have compiled what the others measure. */
    private static final int DELETIONS = 10;

    /** In one turn: the disk's mood changes within a second, so that contenders are compared only if each is asked often and briefly. */
    private static final int ROUNDS_OF_COMMITS = 20;

    /** Turns of commits that do not count: until what makes a commit is compiled, which a server is soon. */
    private static final int WARM_UP = 25;

    private static final List<Engine> COMPARED_CLOSELY = List.of(Engine.LMDB, Engine.RAW_LMDB);

    private static final long RELAXED_PAIRS = 20_000;

    private final Run run;

    private Writes(Run run) {
        this.run = run;
    }

    static void run(Run run) throws Exception {
        Writes writes = new Writes(run);
        writes.durable();
        writes.relaxed();
        writes.deletions();
        writes.atPlaces();
    }

    private void durable() throws Exception {
        try (ForcedWrite floor = new ForcedWrite(run.directory("floor"))) {
            Standing stores = run.standing();
            Map<String, Task> tasks = stores.tasks(engine -> commits(stores, engine));
            // What is not durable has no place in this figure.
            tasks.keySet().retainAll(titles(Engine.Trait.DURABLE));
            int count = commitsOfRound();
            tasks.put(
                    ForcedWrite.TITLE,
                    Task.of(() -> Stopwatch.perSecond(count, () -> {
                        for (int i = 0; i < count; i++) {
                            floor.write();
                        }
                    })));
            run.rotate(WARM_UP, ROUNDS_OF_COMMITS, tasks, Figure.COMMIT);
        }
    }

    private List<String> titles(Engine.Trait... traits) {
        return run.engines(traits).stream().map(Engine::title).toList();
    }

    private void relaxed() throws Exception {
        long pairs = Math.min(RELAXED_PAIRS, run.scale().pairs());
        try (Standing stores = new Standing(run, false, pairs, run.engines(Engine.Trait.RELAXED))) {
            Map<String, Task> tasks = stores.tasks(engine -> commits(stores, engine));
            run.rotate(run.scale().warmUp(), ROUNDS_OF_COMMITS, tasks, Figure.RELAXED_COMMIT);
        }
    }

    private Task commits(Standing stores, Engine engine) {
        return Task.of(() -> {
            List<Pair> pairs = stores.fresh(engine, commitsOfRound());
            Contender store = stores.contender(engine);
            return Stopwatch.perSecond(pairs.size(), () -> {
                for (Pair pair : pairs) {
                    store.put(List.of(pair));
                }
            });
        });
    }

    /** Twice as many in a turn as the scale says, so that what differs from round to round counts less. */
    private int commitsOfRound() {
        return Math.max(1, 2 * run.scale().commits() / ROUNDS_OF_COMMITS);
    }

    private void deletions() throws Exception {
        Standing stores = run.standing();
        run.rotate(run.scale().warmUp(), DELETIONS, stores.tasks(engine -> deletions(stores, engine)), Figure.DELETE);
    }

    private Task deletions(Standing stores, Engine engine) {
        List<Pair> pairs =
                Standing.pairs(0, Math.min(DELETIONS * DELETED, run.scale().pairs()));
        Iterator<List<Pair>> parts =
                Iterables.cycle(Lists.partition(pairs, DELETED)).iterator();
        return Task.of(() -> delete(stores.contender(engine), parts.next()));
    }

    private void atPlaces() throws Exception {
        if (run.scale().places() > 0) {
            try (Places places = new Places(run, COMPARED_CLOSELY)) {
                run.rotate(WARM_UP, ROUNDS_OF_COMMITS, places.tasks(this::commits), Figure.COMMIT_AT_PLACES);
                // As many rounds as of commits, so that every store has as many.
                run.rotate(
                        run.scale().warmUp(),
                        ROUNDS_OF_COMMITS,
                        places.tasks(this::deletions),
                        Figure.DELETE_AT_PLACES);
            }
        }
    }

    private static double delete(Contender store, List<Pair> pairs) throws Exception {
        List<byte[]> keys = pairs.stream().map(Pair::key).toList();
        double rate = Stopwatch.perSecond(keys.size(), () -> store.delete(keys));
        try (Contender.View view = store.read()) {
            keys.forEach(key -> Reads.requireCount(0, view.has(key) ? 1 : 0));
        }
        store.put(pairs);
        try (Contender.View view = store.read()) {
            keys.forEach(key -> Pair.check(key, Objects.requireNonNull(view.get(key))));
        }
        return rate;
    }
}
