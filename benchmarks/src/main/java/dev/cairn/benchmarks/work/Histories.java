package dev.cairn.benchmarks.work;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.history.ConsolidationOptions;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.history.TagExpansion;
import dev.cairn.core.store.TagRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Consolidation and expansion of long histories, in a process with little heap that holds the history too. A consolidation counts from the
 * moment when the history is read; what is known of its changes is stored before.
 */
final class Histories {
    static final String CONTENDER = "heap of 512 MiB";

    private static final int HEAP = 512;
    private static final Map<Integer, Figure> CONSOLIDATE =
            Map.of(10_000, Figure.CONSOLIDATE_10K, 100_000, Figure.CONSOLIDATE_100K, 1_000_000, Figure.CONSOLIDATE_1M);
    private static final Map<Integer, Figure> EXPAND =
            Map.of(10_000, Figure.EXPAND_10K, 100_000, Figure.EXPAND_100K, 1_000_000, Figure.EXPAND_1M);

    private Histories() {}

    static void run(Run run) throws Exception {
        for (int changes : List.of(10_000, 100_000, 1_000_000)) {
            run.progress("consolidate and expand " + changes + " changes");
            measure(run, changes);
        }
    }

    private static void measure(Run run, int changes) throws Exception {
        int scaled = changes / run.scale().historyDivisor();
        List<String> lines = ChildJvm.lines(
                HEAP,
                Histories.class,
                run.directory("history").toString(),
                String.valueOf(scaled),
                String.valueOf(run.scale().rotations()));
        for (int turn = 0; turn < run.scale().rotations(); turn++) {
            run.record(figure(CONSOLIDATE, changes), CONTENDER, turn, Double.parseDouble(lines.get(2 * turn)));
            run.record(figure(EXPAND, changes), CONTENDER, turn, Double.parseDouble(lines.get(2 * turn + 1)));
        }
    }

    private static Figure figure(Map<Integer, Figure> figures, int changes) {
        return Objects.requireNonNull(figures.get(changes));
    }

    /** Prints both times for every turn: {@code DIRECTORY CHANGES TURNS}. A turn before them does not count. */
    public static void main(String[] arguments) throws Exception {
        SampleGraph graph = new SampleGraph(Integer.parseInt(arguments[1]));
        for (int turn = -1; turn < Integer.parseInt(arguments[2]); turn++) {
            double[] millis = measure(graph, Path.of(arguments[0], String.valueOf(turn)));
            if (turn >= 0) {
                System.out.println(millis[0]);
                System.out.println(millis[1]);
            }
        }
    }

    private static double[] measure(SampleGraph graph, Path directory) throws Exception {
        try (TagStore store = TagStores.open("lmdb:" + directory)) {
            TagRepository repository = new TagRepository(store);
            Consolidator consolidator = new Consolidator(repository, graph, 1);
            consolidator.keep(graph.changes());
            graph.watch();
            ConsolidatingTag made = consolidator.consolidate(
                    "main", List.of(graph.newest()), ConsolidationOptions.at(Instant.ofEpochSecond(2_000_000_000)));
            double consolidate = (System.nanoTime() - graph.readAt()) / 1e6;
            double expand = Stopwatch.millis(() -> {
                long count = repository.read(tags ->
                        new TagExpansion(tags).expand(made.hash(), graph).count());
                Reads.requireCount(graph.size(), count);
            });
            Reads.requireCount(graph.size(), made.consolidatedChangeCount());
            return new double[] {consolidate, expand};
        } finally {
            Scratch.delete(directory);
        }
    }
}
