package dev.cairn.benchmarks;

import dev.cairn.benchmarks.report.Page;
import dev.cairn.benchmarks.report.Plots;
import dev.cairn.benchmarks.report.Results;
import dev.cairn.benchmarks.work.Run;
import dev.cairn.benchmarks.work.Scale;
import dev.cairn.benchmarks.work.Scratch;
import dev.cairn.benchmarks.work.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures on the JDK that it runs on, or writes the page of what was measured. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = "Measures stores by turns in one process, and prints medians, ranges and ratios.",
        footerHeading = "%nExample:%n",
        footer = "  benchmarks/run --quick --only read,write")
public final class Main implements Callable<Integer> {
    private final long begin = System.nanoTime();

    @Option(names = "--pairs", defaultValue = "100000", description = "size of the stores (${DEFAULT-VALUE})")
    private long pairs;

    @Option(names = "--only", split = ",", description = "these figures only: ${COMPLETION-CANDIDATES}")
    private Section @Nullable [] only;

    @Option(names = "--quick", description = "three turns instead of nine, and shorter ones")
    private boolean quick;

    @Option(names = "--results", required = true, description = "directory of the measured numbers")
    private @Nullable Path directory;

    @Option(names = "--scratch", required = true, description = "directory for the stores, on a real disk")
    private @Nullable Path scratch;

    @Option(names = "--cairn", required = true, description = "the command line to start")
    private @Nullable String cairn;

    @Option(names = "--page", description = "write this page and its plots, and measure nothing")
    private @Nullable Path page;

    /** Runs the command, and exits with 0 if all was measured. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path results = Objects.requireNonNull(directory);
        if (page != null) {
            writePage(Results.read(results), page);
        } else {
            measure(results);
        }
        return 0;
    }

    private static void writePage(Results results, Path page) throws IOException {
        Page.write(results, page);
        Plots.write(results, page.resolveSibling("performance"));
    }

    private void measure(Path results) throws Exception {
        Scale scale = quick ? Scale.quick(pairs) : Scale.full(pairs);
        try (Scratch places = new Scratch(Objects.requireNonNull(scratch));
                Run run = new Run(scale, places, List.of(Objects.requireNonNull(cairn)), this::progress)) {
            for (Section section : sections()) {
                section.run(run);
                // At once, so that what stops the next one takes nothing away.
                run.results().write(results.resolve(name()));
            }
            System.out.println(Page.tables(run.results()));
        }
    }

    private void progress(String text) {
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        System.err.println("[" + seconds + " s] " + text);
    }

    private String name() {
        return "jdk" + Runtime.version().feature() + "-" + pairs + (quick ? "-quick" : "") + ".tsv";
    }

    private List<Section> sections() {
        if (only != null) {
            return Arrays.asList(only);
        }
        return pairs < 1_000_000 ? Arrays.asList(Section.values()) : Section.OF_GROWTH;
    }
}
