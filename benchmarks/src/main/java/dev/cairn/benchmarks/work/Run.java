package dev.cairn.benchmarks.work;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.report.Measurement;
import dev.cairn.benchmarks.report.Results;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: what is done, where, and what was measured so far. */
public final class Run implements AutoCloseable {
    private static final Set<Engine> GROWING =
            EnumSet.of(Engine.LMDB, Engine.CHRONICLE, Engine.RAW_LMDB, Engine.RAW_CHRONICLE, Engine.ROCKSDB);

    private final Scale scale;
    private final Scratch scratch;
    private final List<String> cairn;
    private final Consumer<String> log;
    private final Results results = new Results();
    private @Nullable Standing standing;

    /**
     * Makes a run.
     *
     * @param scratch where stores may lie
     * @param cairn the command line, as words
     * @param log hears how far it is
     */
    public Run(Scale scale, Scratch scratch, List<String> cairn, Consumer<String> log) {
        this.scale = scale;
        this.scratch = scratch;
        this.cairn = List.copyOf(cairn);
        this.log = log;
    }

    Scale scale() {
        return scale;
    }

    /** Returns the engines that have some traits; for large stores, only those whose growth is to be known. */
    List<Engine> engines(Engine.Trait... traits) {
        return Engine.with(traits).stream()
                .filter(engine -> scale.pairs() < 1_000_000 || GROWING.contains(engine))
                .toList();
    }

    /** Returns the full stores, filled when first asked for. */
    Standing standing() {
        if (standing == null) {
            standing = new Standing(this, true, scale.pairs(), engines());
        }
        return standing;
    }

    @Override
    public void close() {
        if (standing != null) {
            standing.close();
        }
    }

    Path directory(String name) {
        return scratch.directory(name);
    }

    List<String> cairn() {
        return cairn;
    }

    /** Returns what was measured. */
    public Results results() {
        return results;
    }

    void record(Figure figure, String contender, int rotation, double value) {
        results.add(new Measurement(Runtime.version().feature(), scale.pairs(), figure, contender, rotation, value));
    }

    /** Measures all by turns. */
    void rotate(Map<String, Task> tasks, Figure... figures) throws Exception {
        rotate(scale.warmUp(), tasks, figures);
    }

    /** Measures all by turns, after so many turns that do not count. */
    void rotate(int warmUp, Map<String, Task> tasks, Figure... figures) throws Exception {
        rotate(warmUp, 1, tasks, figures);
    }

    /**
     * Measures all by turns, after so many turns that do not count. A turn goes round so many times, each in another order, because what one
     * leaves behind, on the disk above all, burdens the next; more than once is for rates, of which it counts the harmonic mean: all that was
     * done in the turn over all the time.
     */
    void rotate(int warmUp, int rounds, Map<String, Task> tasks, Figure... figures) throws Exception {
        announce(figures);
        Random random = new Random(1);
        for (int turn = -warmUp; turn < scale.rotations(); turn++) {
            ListMultimap<String, double[]> measured = ArrayListMultimap.create();
            for (int round = 0; round < rounds; round++) {
                goRound(tasks, random, measured);
            }
            if (turn >= 0) {
                recordMeans(figures, turn, tasks.keySet(), measured);
            }
        }
    }

    /**
     * Measures what grows while it is measured. As {@link #rotate}, but the turns go on together, round by round, so that each of them sees
     * what is small, large and between.
     */
    void rotateGrowing(int rounds, Map<String, ? extends Task> tasks, Figure... figures) throws Exception {
        announce(figures);
        Random random = new Random(1);
        List<ListMultimap<String, double[]>> measured = Stream.generate(ArrayListMultimap::<String, double[]>create)
                .limit(scale.rotations())
                .collect(Collectors.toList());
        for (int round = 0; round < rounds; round++) {
            for (ListMultimap<String, double[]> turn : measured) {
                goRound(tasks, random, turn);
            }
        }
        for (int turn = 0; turn < scale.rotations(); turn++) {
            recordMeans(figures, turn, tasks.keySet(), measured.get(turn));
        }
    }

    private void announce(Figure... figures) {
        log.accept(Arrays.stream(figures).map(Figure::title).collect(Collectors.joining("; ")));
    }

    private static void goRound(
            Map<String, ? extends Task> tasks, Random random, ListMultimap<String, double[]> measured)
            throws Exception {
        List<Map.Entry<String, ? extends Task>> order = new ArrayList<>(tasks.entrySet());
        Collections.shuffle(order, random);
        for (Map.Entry<String, ? extends Task> task : order) {
            measured.put(task.getKey(), task.getValue().measure());
        }
    }

    private void recordMeans(
            Figure[] figures, int turn, Set<String> contenders, ListMultimap<String, double[]> measured) {
        for (String contender : contenders) {
            List<double[]> rounds = measured.get(contender);
            for (int i = 0; i < figures.length; i++) {
                int figure = i;
                double reciprocals = rounds.stream()
                        .mapToDouble(values -> 1 / values[figure])
                        .sum();
                record(figures[i], contender, turn, rounds.size() / reciprocals);
            }
        }
    }

    void progress(String text) {
        log.accept(text);
    }
}
