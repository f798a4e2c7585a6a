package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.jmh.ReadBenchmark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The figures that need no comparison of moments: JMH's, with what each operation allocates. */
final class JmhReads {
    private static final Map<String, List<Figure>> FIGURES = Map.of(
            "get", List.of(Figure.JMH_GET, Figure.GET_ALLOCATION),
            "has", List.of(Figure.JMH_HAS, Figure.HAS_ALLOCATION));

    private JmhReads() {}

    static void run(Run run) throws Exception {
        boolean forks = run.scale().forks();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ReadBenchmark.class.getName())
                .param("pairs", String.valueOf(Math.min(20_000, run.scale().pairs())))
                .param("directory", run.directory("jmh").toString())
                .addProfiler(GCProfiler.class)
                .forks(forks ? 1 : 0)
                .warmupIterations(forks ? 3 : 1)
                .measurementIterations(forks ? 3 : 1)
                .warmupTime(TimeValue.milliseconds(forks ? 500 : 10))
                .measurementTime(TimeValue.milliseconds(forks ? 500 : 10))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        results.forEach(result -> record(run, result));
    }

    private static void record(Run run, RunResult result) {
        String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
        String contender = Engine.valueOf(result.getParams().getParam("engine")).title();
        List<Figure> figures = Objects.requireNonNull(FIGURES.get(method));
        run.record(figures.get(0), contender, 0, result.getPrimaryResult().getScore());
        result.getSecondaryResults().forEach((name, secondary) -> {
            if (name.endsWith("gc.alloc.rate.norm")) {
                run.record(figures.get(1), contender, 0, secondary.getScore());
            }
        });
    }
}
