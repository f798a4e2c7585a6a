package dev.cairn.comparison;

import dev.cairn.api.TagStores;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets raw lmdbjava, the engine and the whole store do the same by turns, in one process, and prints the median, the range
 * and the ratio to raw of each: of processor time for reads, of time on the clock for commits.
 *
 * <p>Arguments: the number of rotations (15 if absent). The files lie in the working directory, because a temporary
 * directory in memory would make every commit cheap.
 */
public final class Comparison {
    private static final int WARM_UP = 4;
    private static final String RAW = "raw";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Contender> contenders;
    private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();

    private Comparison(Map<String, Contender> contenders) {
        this.contenders = contenders;
    }

    public static void main(String[] args) throws IOException {
        int rotations = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        Path home = Files.createTempDirectory(Path.of("").toAbsolutePath(), "comparison");
        TagStoreProvider provider =
                ServiceLoader.load(TagStoreProvider.class).findFirst().orElseThrow();
        Work work = new Work();
        Path raw = Files.createDirectory(home.resolve(RAW));
        try (Contender store = new WholeStore(work, TagStores.open("lmdb", home.resolve("store"), Map.of()));
                Contender engine = new EngineAlone(
                        work, provider.open(new StoreConfig("lmdb", home.resolve("engine"), Map.of())));
                Contender lmdb = new RawLmdb(work, raw)) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            contenders.put(RAW, lmdb);
            contenders.put("engine", engine);
            contenders.put("store", store);
            new Comparison(contenders).run(rotations);
        } finally {
            delete(home);
        }
        System.out.println("checked: " + work.sum());
    }

    private void run(int rotations) {
        contenders.values().forEach(Contender::load);
        for (int rotation = -WARM_UP; rotation < rotations; rotation++) {
            each(rotation, "get", Work.READS, threads::getCurrentThreadCpuTime, Contender::get);
            each(rotation, "get alone", Work.READS, threads::getCurrentThreadCpuTime, Contender::getAlone);
            each(rotation, "contains", Work.READS, threads::getCurrentThreadCpuTime, Contender::contains);
            each(rotation, "scan", Work.ENTRIES, threads::getCurrentThreadCpuTime, Contender::scan);
            each(rotation, "commit of 2", Work.COMMITS, System::nanoTime, Contender::commit);
        }
        nanos.forEach(Comparison::report);
    }

    private void each(int rotation, String work, int count, LongSupplier clock, Consumer<Contender> part) {
        List<String> names = new ArrayList<>(contenders.keySet());
        Collections.rotate(names, rotation);
        for (String name : names) {
            Contender contender = Objects.requireNonNull(contenders.get(name));
            long begin = clock.getAsLong();
            part.accept(contender);
            double each = (clock.getAsLong() - begin) / (double) count;
            if (rotation >= 0) {
                nanos.computeIfAbsent(work, absent -> new LinkedHashMap<>())
                        .computeIfAbsent(name, absent -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    private static void report(String work, Map<String, List<Double>> measured) {
        measured.values().forEach(each -> each.sort(Comparator.naturalOrder()));
        double raw = median(Objects.requireNonNull(measured.get(RAW)));
        measured.forEach((name, each) -> System.out.printf(
                "%-12s %-7s %9.0f ns [%.0f - %.0f] %5.2f x raw%n",
                work, name, median(each), each.get(0), each.get(each.size() - 1), median(each) / raw));
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
