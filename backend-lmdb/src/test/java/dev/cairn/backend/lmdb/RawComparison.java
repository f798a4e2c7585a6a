package dev.cairn.backend.lmdb;

import static java.util.Objects.requireNonNull;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/**
 * Compares this engine with raw lmdbjava ({@code ByteArrayProxy}) doing the same, in one process and by turns; run by
 * hand, on a quiet machine. Prints medians, ranges and ratios; a read ends with the value's bytes in an array on both
 * sides.
 *
 * <p>Arguments: the number of rotations (15 if absent).
 */
final class RawComparison {
    private static final int ENTRIES = 100_000;
    private static final int READS = 50_000;
    private static final int COMMITS = 200;
    private static final int WARM_UP = 3;

    private final byte[][] keys = new byte[ENTRIES][];
    private final byte[][] values = new byte[ENTRIES][];
    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private long sink;

    private RawComparison() {
        for (int i = 0; i < ENTRIES; i++) {
            keys[i] = new byte[32];
            values[i] = new byte[280 + random.nextInt(40)];
            random.nextBytes(keys[i]);
            random.nextBytes(values[i]);
        }
        Arrays.sort(keys, Arrays::compareUnsigned);
    }

    public static void main(String[] args) throws Exception {
        new RawComparison().run(args.length > 0 ? Integer.parseInt(args[0]) : 15);
    }

    private void run(int rotations) throws Exception {
        Path home = Files.createTempDirectory(Path.of("").toAbsolutePath(), "raw-comparison");
        try (StorageEngine engine = new LmdbTagStoreProvider().open(new StoreConfig("lmdb", home, Map.of()));
                Raw raw = new Raw(Files.createDirectory(home.resolve("raw")))) {
            load(engine, raw);
            for (int rotation = -WARM_UP; rotation < rotations; rotation++) {
                rotate(engine, raw, rotation);
            }
        } finally {
            delete(home);
        }
        report();
    }

    private void load(StorageEngine engine, Raw raw) {
        engine.commit(batch(0, ENTRIES), version(engine));
        raw.put(keys, values, 0, ENTRIES);
    }

    private void rotate(StorageEngine engine, Raw raw, int rotation) {
        boolean first = rotation % 2 == 0;
        both(first, "get", READS, rotation, () -> get(engine), () -> raw.get(this));
        both(first, "get, own snapshot", READS, rotation, () -> getOwn(engine), () -> raw.getOwn(this));
        both(first, "contains", READS, rotation, () -> contains(engine), () -> raw.get(this));
        both(first, "scan", ENTRIES, rotation, () -> scan(engine), () -> raw.scan(this));
        both(first, "commit of 2", COMMITS, rotation, () -> commit(engine), () -> raw.commit(this));
    }

    private void both(boolean first, String name, int count, int rotation, Runnable ours, Runnable raws) {
        if (first) {
            time(name + " / raw", count, rotation, raws);
            time(name, count, rotation, ours);
        } else {
            time(name, count, rotation, ours);
            time(name + " / raw", count, rotation, raws);
        }
    }

    private void time(String name, int count, int rotation, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        double each = (System.nanoTime() - begin) / (double) count;
        if (rotation >= 0) {
            nanos.computeIfAbsent(name, absent -> new ArrayList<>()).add(each);
        }
    }

    private void get(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            for (int i = 0; i < READS; i++) {
                consume(requireNonNull(snapshot.get(Table.TAGS, keys[random.nextInt(ENTRIES)])));
            }
        }
    }

    private void getOwn(StorageEngine engine) {
        for (int i = 0; i < READS; i++) {
            try (Snapshot snapshot = engine.snapshot()) {
                consume(requireNonNull(snapshot.get(Table.TAGS, keys[random.nextInt(ENTRIES)])));
            }
        }
    }

    private void contains(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            for (int i = 0; i < READS; i++) {
                sink += snapshot.contains(Table.TAGS, keys[random.nextInt(ENTRIES)]) ? 1 : 0;
            }
        }
    }

    private void scan(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                consume(key);
                consume(value);
                return true;
            });
        }
    }

    private void commit(StorageEngine engine) {
        for (int i = 0; i < COMMITS; i++) {
            engine.commit(batch(random.nextInt(ENTRIES - 2), 2), version(engine));
        }
    }

    private WriteBatch batch(int from, int count) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            operations.add(new WriteBatch.Operation(Table.TAGS, keys[i], values[i]));
        }
        return new WriteBatch(operations, 0);
    }

    private static long version(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            return snapshot.version();
        }
    }

    private void consume(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        consume(bytes);
    }

    private void consume(byte[] bytes) {
        sink += bytes[bytes.length - 1] + bytes.length;
    }

    private void report() {
        System.out.printf("%-26s %12s %26s %7s   (%d)%n", "nanoseconds", "median", "range", "x raw", sink);
        nanos.forEach((name, each) -> {
            List<Double> raw = requireNonNull(nanos.get(name.endsWith(" / raw") ? name : name + " / raw"));
            each.sort(Comparator.naturalOrder());
            raw.sort(Comparator.naturalOrder());
            System.out.printf(
                    "%-26s %12.0f %12.0f - %11.0f %7.2f%n",
                    name, median(each), each.get(0), each.get(each.size() - 1), median(each) / median(raw));
        });
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path home) throws Exception {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The same work on lmdbjava alone. */
    private static final class Raw implements AutoCloseable {
        private final Env<byte[]> env;
        private final Dbi<byte[]> tags;

        Raw(Path directory) {
            env = Env.create(ByteArrayProxy.PROXY_BA)
                    .setMapSize(1L << 40)
                    .setMaxDbs(16)
                    .open(directory.toFile(), EnvFlags.MDB_NOTLS);
            tags = env.openDbi("tags", DbiFlags.MDB_CREATE);
        }

        void put(byte[][] keys, byte[][] values, int from, int count) {
            try (Txn<byte[]> txn = env.txnWrite()) {
                for (int i = from; i < from + count; i++) {
                    tags.put(txn, keys[i], values[i]);
                }
                txn.commit();
            }
        }

        void get(RawComparison work) {
            try (Txn<byte[]> txn = env.txnRead()) {
                for (int i = 0; i < READS; i++) {
                    work.consume(tags.get(txn, work.keys[work.random.nextInt(ENTRIES)]));
                }
            }
        }

        void getOwn(RawComparison work) {
            for (int i = 0; i < READS; i++) {
                try (Txn<byte[]> txn = env.txnRead()) {
                    work.consume(tags.get(txn, work.keys[work.random.nextInt(ENTRIES)]));
                }
            }
        }

        void scan(RawComparison work) {
            try (Txn<byte[]> txn = env.txnRead();
                    Cursor<byte[]> cursor = tags.openCursor(txn)) {
                for (boolean found = cursor.first(); found; found = cursor.seek(SeekOp.MDB_NEXT)) {
                    work.consume(cursor.key());
                    work.consume(cursor.val());
                }
            }
        }

        void commit(RawComparison work) {
            for (int i = 0; i < COMMITS; i++) {
                put(work.keys, work.values, work.random.nextInt(ENTRIES - 2), 2);
            }
        }

        @Override
        public void close() {
            env.close();
        }
    }
}
