package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process with one full store takes, each engine in a process of its own. */
final class Memory {
    private static final int HEAP = 1_024;
    private static final int BATCH = 10_000;

    private Memory() {}

    static void run(Run run) throws Exception {
        for (Engine engine : run.engines()) {
            run.progress("memory of " + engine.title());
            List<String> lines = ChildJvm.lines(
                    HEAP,
                    Memory.class,
                    engine.name(),
                    run.directory(engine.title()).toString(),
                    String.valueOf(run.scale().pairs()));
            run.record(Figure.HEAP, engine.title(), 0, Double.parseDouble(lines.get(0)));
            run.record(Figure.RESIDENT, engine.title(), 0, Double.parseDouble(lines.get(1)));
        }
    }

    /** Loads a store and prints both figures: {@code ENGINE DIRECTORY PAIRS}. */
    public static void main(String[] arguments) throws Exception {
        long pairs = Long.parseLong(arguments[2]);
        try (Contender store = Engine.valueOf(arguments[0]).open(Path.of(arguments[1]), true, pairs)) {
            for (long from = 0; from < pairs; from += BATCH) {
                store.put(Standing.pairs(from, Math.min(BATCH, pairs - from)));
            }
            System.gc();
            System.out.println(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
            System.out.println(residentMebibytes());
        }
    }

    /** From {@code /proc/self/status}, as Linux has it. */
    private static double residentMebibytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
