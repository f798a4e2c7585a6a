package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.work.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that was measured: on several JDKs, with stores of several sizes. Kept as lines of tab-separated values. */
public final class Results {
    private final List<Measurement> measurements = new ArrayList<>();

    /** Reads every file of results in a directory. */
    public static Results read(Path directory) throws IOException {
        Results results = new Results();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream().map(Measurement::parse).forEach(results::add);
            }
        }
        return results;
    }

    /** Puts one number to the others. */
    public void add(Measurement measurement) {
        measurements.add(measurement);
    }

    /** Puts the numbers of another run to these. */
    public void addAll(Results others) {
        measurements.addAll(others.measurements);
    }

    /** Writes all to a file; numbers that stand there of figures that were not measured now are kept. */
    public void write(Path file) throws IOException {
        Set<Figure> measured = new LinkedHashSet<>();
        measurements.forEach(each -> measured.add(each.figure()));
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .filter(line -> !measured.contains(Measurement.parse(line).figure()))
                    .forEach(lines::add);
        }
        measurements.stream().map(Measurement::line).forEach(lines::add);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    /** Returns the JDKs, oldest first. */
    public SortedSet<Integer> jdks() {
        SortedSet<Integer> jdks = new TreeSet<>();
        measurements.forEach(each -> jdks.add(each.jdk()));
        return jdks;
    }

    /** Returns the sizes, smallest first. */
    public SortedSet<Long> sizes() {
        SortedSet<Long> sizes = new TreeSet<>();
        measurements.forEach(each -> sizes.add(each.pairs()));
        return sizes;
    }

    /** Returns who was measured in a figure, in the order of the first turn. */
    public Set<String> contenders(Figure figure) {
        Set<String> contenders = new LinkedHashSet<>();
        measurements.stream().filter(each -> each.figure() == figure).forEach(each -> contenders.add(each.contender()));
        return contenders;
    }

    /** Returns the numbers of one contender by turn; none if it was not measured. */
    public SortedMap<Integer, Double> values(int jdk, long pairs, Figure figure, String contender) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        measurements.stream()
                .filter(each -> each.jdk() == jdk && each.pairs() == pairs)
                .filter(each -> each.figure() == figure && each.contender().equals(contender))
                .forEach(each -> values.put(each.rotation(), each.value()));
        return values;
    }

    /** Returns median and range of one contender. */
    public Optional<Spread> spread(int jdk, long pairs, Figure figure, String contender) {
        return Spread.of(values(jdk, pairs, figure, contender).values());
    }

    /** Returns median and range of the ratios of two, each taken within one turn. */
    public Optional<Spread> ratio(int jdk, long pairs, Figure figure, String contender, Figure below, String baseline) {
        SortedMap<Integer, Double> base = values(jdk, pairs, below, baseline);
        List<Double> ratios = new ArrayList<>();
        values(jdk, pairs, figure, contender).forEach((turn, value) -> {
            Double divisor = base.get(turn);
            if (divisor != null && divisor != 0) {
                ratios.add(value / divisor);
            }
        });
        return Spread.of(ratios);
    }
}
