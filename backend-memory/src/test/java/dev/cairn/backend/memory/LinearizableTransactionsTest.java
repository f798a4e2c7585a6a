package dev.cairn.backend.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do at once, there is an order of their transactions, one after the other, that explains what all of them saw
 * (storage.md ISO-1). Lincheck makes up the programs of the threads, and compares them with {@link OneAfterTheOther}.
 */
@Tag("class-path")
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public final class LinearizableTransactionsTest {
    private static final int ITERATIONS = Integer.getInteger("lincheck.iterations", 3);

    private final TagStore store = TagStores.open("memory:");

    @Operation
    public int get(@Param(name = "key") int key) {
        return store.read(reader -> value(reader, key));
    }

    /** Two looks at one snapshot, with time between them for others to write. */
    @Operation
    public List<Integer> all() {
        return store.read(reader -> List.of(value(reader, 0), value(reader, 1)));
    }

    @Operation
    public int put(@Param(name = "key") int key, @Param(name = "value") int value) {
        return store.write(writer -> {
            int old = value(writer, key);
            put(writer, key, value);
            return old;
        });
    }

    /** Reads and writes both keys: what is lost or torn shows in the sums. */
    @Operation
    public int move(@Param(name = "key") int from, @Param(name = "value") int amount) {
        return store.write(writer -> {
            int to = 1 - from;
            put(writer, from, value(writer, from) - amount);
            put(writer, to, value(writer, to) + amount);
            return value(writer, from);
        });
    }

    /** Leaves nothing behind. */
    @Operation
    public int rollBack(@Param(name = "key") int key) {
        try (var writer = store.beginWrite()) {
            put(writer, key, 99);
            return value(writer, key);
        }
    }

    private static int value(ReadOperations reader, int key) {
        return reader.get(Table.META, key(key)).map(bytes -> (int) bytes[0]).orElse(0);
    }

    private static void put(WriteOperations writer, int key, int value) {
        writer.put(Table.META, key(key), new byte[] {(byte) value});
    }

    private static byte[] key(int key) {
        return ("k" + key).getBytes(UTF_8);
    }

    @Test
    void underEveryInterleavingThatAModelCheckerTries() {
        check(new ModelCheckingOptions().invocationsPerIteration(40));
    }

    @Test
    void underTheInterleavingsOfRealThreads() {
        check(new StressOptions().invocationsPerIteration(200));
    }

    private static void check(Options<?, ?> options) {
        options.iterations(ITERATIONS)
                .threads(3)
                .actorsPerThread(2)
                .minimizeFailedScenario(false)
                .sequentialSpecification(OneAfterTheOther.class)
                .check(LinearizableTransactionsTest.class);
    }

    /** The same operations on a map, for one thread. */
    public static final class OneAfterTheOther {
        private final Map<Integer, Integer> values = new TreeMap<>();

        public int get(int key) {
            return values.getOrDefault(key, 0);
        }

        public List<Integer> all() {
            return List.of(get(0), get(1));
        }

        public int put(int key, int value) {
            int old = get(key);
            values.put(key, value);
            return old;
        }

        public int move(int from, int amount) {
            values.put(from, get(from) - amount);
            values.put(1 - from, get(1 - from) + amount);
            return get(from);
        }

        public int rollBack(int key) {
            return 99;
        }
    }
}
