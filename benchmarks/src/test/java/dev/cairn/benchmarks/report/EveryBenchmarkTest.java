package dev.cairn.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.work.Figure;
import dev.cairn.benchmarks.work.Run;
import dev.cairn.benchmarks.work.Scale;
import dev.cairn.benchmarks.work.Scratch;
import dev.cairn.benchmarks.work.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Every benchmark runs once, briefly, and checks what it reads; no time is looked at. */
@Tag("benchmarks")
@TestInstance(Lifecycle.PER_CLASS)
class EveryBenchmarkTest {
    private static final int JDK = Runtime.version().feature();

    @TempDir
    private static Path directory;

    private Results results;

    @BeforeAll
    void runAll() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> cairn =
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), "dev.cairn.cli.Main");
        try (Scratch scratch = new Scratch(directory.resolve("scratch"));
                Run run = new Run(Scale.smoke(), scratch, cairn, ignored -> {})) {
            for (Section section : Section.values()) {
                section.run(run);
            }
            results = run.results();
        }
    }

    @Test
    void everyFigureHasNumbersAboveZeroOrIsAnAllocation() {
        assertAll(Arrays.stream(Figure.values()).filter(this::canBeMeasured).map(figure -> () -> {
            Set<String> contenders = results.contenders(figure);
            assertTrue(!contenders.isEmpty(), () -> figure + " was not measured");
            contenders.forEach(contender -> {
                double median = spread(figure, contender).median();
                assertTrue(
                        median > 0 || figure == Figure.HAS_ALLOCATION,
                        () -> figure + " of " + contender + ": " + median);
            });
        }));
    }

    /** Slow forces need strace, which may be missing or forbidden; where it is promised, they must be there. */
    private boolean canBeMeasured(Figure figure) {
        boolean needsStrace = figure == Figure.SLOW_THREADS_1 || figure == Figure.SLOW_THREADS_8;
        return !needsStrace
                || System.getenv("CAIRN_STRACE_PROMISED") != null
                || !results.contenders(figure).isEmpty();
    }

    private Spread spread(Figure figure, String contender) {
        return results.spread(JDK, results.sizes().first(), figure, contender).orElseThrow();
    }

    @Test
    void everyEngineReadsLoadsAndIsDeletedFrom() {
        Set<String> all = Set.copyOf(Engine.with().stream().map(Engine::title).toList());
        for (Figure figure : List.of(Figure.GET, Figure.SCAN, Figure.LOAD_1000, Figure.SORTED_IMPORT, Figure.DELETE)) {
            assertEquals(all, Set.copyOf(results.contenders(figure)), figure::title);
        }
    }

    @Test
    void everyDurableEngineCommitsBesideOneForcedWrite() {
        Stream<String> durable = Engine.with(Engine.Trait.DURABLE).stream().map(Engine::title);
        Set<String> expected =
                Set.copyOf(Stream.concat(durable, Stream.of("one forced write")).toList());
        assertEquals(expected, Set.copyOf(results.contenders(Figure.COMMIT)));
    }

    /** Growth needs a second size, which takes longer than a build should. */
    @Test
    void everyGoalButThoseOfGrowthFollowsFromWhatWasMeasured() {
        assertAll(Goals.all().stream()
                .filter(goal -> !goal.text().contains("growth"))
                .filter(goal -> !goal.text().contains("1 ms") || canBeMeasured(Figure.SLOW_THREADS_8))
                .map(goal -> () -> assertTrue(goal.measure().apply(results, JDK).isPresent(), goal::text)));
    }

    @Test
    void theStoresAreGoneAfterwards() throws Exception {
        try (Stream<Path> left = Files.list(directory.resolve("scratch"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void thePageIsWrittenBetweenItsMarksAndThePlotsBesideIt() throws Exception {
        String begin = "<!-- written by benchmarks/run: begin -->";
        String end = "<!-- written by benchmarks/run: end -->";
        Path page = Files.writeString(directory.resolve("page.md"), "before\n" + begin + "\nold\n" + end + "\nafter\n");
        Page.write(results, page);
        Plots.write(results, directory.resolve("plots"));
        String written = Files.readString(page);
        assertTrue(written.startsWith("before\n" + begin) && written.endsWith(end + "\nafter\n"), written);
        assertTrue(written.contains("### " + Figure.GET.title()) && !written.contains("old\n"), written);
        assertTrue(Files.readString(directory.resolve("plots/get.svg")).contains("<svg"));
    }

    @Test
    void numbersSurviveTheirFile() throws Exception {
        Path file = directory.resolve("results/all.tsv");
        results.write(file);
        results.write(file);
        assertEquals(Page.tables(results), Page.tables(Results.read(file.getParent())));
    }
}
