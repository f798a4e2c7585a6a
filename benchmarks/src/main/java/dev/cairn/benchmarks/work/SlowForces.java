package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Threads that commit at once, on a device whose forces take longer: in a process of its own, in which strace holds up every {@code fsync} and
 * {@code fdatasync}. It cannot tell the write by which LMDB forces its root from other writes, so of LMDB's two forces one is held up.
 */
final class SlowForces {
    private static final int DELAY_MICROS = 1_000;
    private static final int HEAP = 2_048;
    private static final Map<Integer, Figure> FIGURES = Map.of(1, Figure.SLOW_THREADS_1, 8, Figure.SLOW_THREADS_8);

    private SlowForces() {}

    static void run(Run run) throws Exception {
        try {
            ChildJvm.lines(strace(List.of("true")));
        } catch (IOException useless) {
            run.progress("NOT MEASURED: " + Figure.SLOW_THREADS_8.title() + ". Install strace, and allow it to trace ("
                    + useless.getMessage() + ")");
            return;
        }
        Path directory = run.directory("slow-forces");
        List<String> command = ChildJvm.java(HEAP);
        command.addAll(List.of(
                SlowForces.class.getName(),
                directory.toString(),
                String.valueOf(run.scale().pairs()),
                String.valueOf(run.scale().rotations()),
                String.valueOf(run.scale().commits())));
        run.progress(Figure.SLOW_THREADS_8.title());
        ChildJvm.lines(strace(command));
        run.results().addAll(Results.read(directory));
    }

    private static List<String> strace(List<String> command) {
        List<String> traced = new ArrayList<>(List.of(
                "strace",
                "--follow-forks",
                "--seccomp-bpf",
                "--output=/dev/null",
                "--trace=fsync,fdatasync",
                "--inject=fsync,fdatasync:delay_enter=" + DELAY_MICROS));
        traced.addAll(command);
        return traced;
    }

    /** Measures, and leaves the numbers in a file: {@code DIRECTORY PAIRS ROTATIONS COMMITS}. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Scale scale = new Scale(
                Long.parseLong(arguments[1]),
                0,
                false,
                Integer.parseInt(arguments[2]),
                1,
                0,
                Integer.parseInt(arguments[3]),
                0,
                0,
                1,
                false);
        try (Scratch scratch = new Scratch(directory);
                Run run = new Run(scale, scratch, List.of(), ignored -> {})) {
            ManyThreads.run(run, 1, FIGURES);
            run.results().write(directory.resolve("slow-forces.tsv"));
        }
    }
}
