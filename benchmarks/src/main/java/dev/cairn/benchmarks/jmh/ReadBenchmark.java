package dev.cairn.benchmarks.jmh;

import dev.cairn.benchmarks.contender.Contender;
import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.contender.Pair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One read of one store, inside one transaction. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {
    @Param({"MEMORY", "LMDB", "CHRONICLE", "RAW_LMDB", "RAW_CHRONICLE", "TREE_MAP"})
    String engine = "";

    @Param("20000")
    int pairs;

    @Param("target")
    String directory = "";

    private @Nullable Contender store;
    private Contender.@Nullable View view;
    private byte[][] keys = {};
    private int next;

    /** Fills a store and begins to read it. */
    @Setup
    public void open() throws Exception {
        Path own = Files.createTempDirectory(Path.of(directory), "store");
        List<Pair> all = LongStream.range(0, pairs)
                .mapToObj(number -> Pair.of(number, 0))
                .toList();
        keys = all.stream().map(Pair::key).toArray(byte[][]::new);
        Contender opened = Engine.valueOf(engine).open(own, true, pairs);
        opened.put(all);
        store = opened;
        view = opened.read();
    }

    /** Ends both. */
    @TearDown
    public void close() {
        view().close();
        Objects.requireNonNull(store).close();
    }

    private Contender.View view() {
        return Objects.requireNonNull(view);
    }

    /** The keys have no order, so going through them is reading at random. */
    private byte[] key() {
        next = next + 1 < keys.length ? next + 1 : 0;
        return keys[next];
    }

    /** Reads a tag. */
    @Benchmark
    public byte[] get() {
        byte[] key = key();
        byte[] value = Objects.requireNonNull(view().get(key));
        Pair.check(key, value);
        return value;
    }

    /** Asks for a tag that is there. */
    @Benchmark
    public boolean has() {
        return view().has(key());
    }
}
