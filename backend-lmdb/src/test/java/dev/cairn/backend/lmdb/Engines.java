package dev.cairn.backend.lmdb;

import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short ways to open an engine, to write to it and to read from it. */
final class Engines {
    private Engines() {}

    static StorageEngine open(Path directory) {
        return new LmdbTagStoreProvider().open(new StoreConfig("lmdb", directory, Map.of()));
    }

    static StorageEngine open(Path directory, long mapBytes, int readers) {
        NativeLibraries.unavailable();
        return LmdbEngine.open(
                new StoreConfig("lmdb", directory, Map.of()),
                new Environment.Settings(mapBytes, readers, false, false));
    }

    static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static WriteBatch.Operation put(Table table, byte[] key, byte[] value) {
        return new WriteBatch.Operation(table, key, value);
    }

    static WriteBatch.Operation delete(Table table, byte[] key) {
        return new WriteBatch.Operation(table, key, null);
    }

    /** Makes a batch of operations in any order. */
    static WriteBatch batch(WriteBatch.Operation... operations) {
        return batch(Arrays.asList(operations));
    }

    static WriteBatch batch(List<WriteBatch.Operation> operations) {
        List<WriteBatch.Operation> sorted = new ArrayList<>(operations);
        sorted.sort(Comparator.comparing(WriteBatch.Operation::table)
                .thenComparing(WriteBatch.Operation::key, Arrays::compareUnsigned));
        long bytes = 0;
        for (WriteBatch.Operation operation : sorted) {
            byte[] value = operation.value();
            bytes += operation.key().length + (value == null ? 0 : value.length);
        }
        return new WriteBatch(sorted, bytes);
    }

    /** Commits on the newest state. */
    static long commit(StorageEngine engine, WriteBatch.Operation... operations) {
        return engine.commit(batch(operations), version(engine));
    }

    static long version(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            return snapshot.version();
        }
    }

    static byte @Nullable [] get(StorageEngine engine, Table table, byte[] key) {
        try (Snapshot snapshot = engine.snapshot()) {
            return get(snapshot, table, key);
        }
    }

    static byte @Nullable [] get(Snapshot snapshot, Table table, byte[] key) {
        ByteBuffer value = snapshot.get(table, key);
        return value == null ? null : copy(value);
    }

    static String messageOf(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    static byte[] copy(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
