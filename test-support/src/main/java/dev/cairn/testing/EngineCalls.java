package dev.cairn.testing;

import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to write to an engine and to read from it. */
public final class EngineCalls {
    private EngineCalls() {}

    public static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static WriteBatch.Operation put(Table table, byte[] key, byte[] value) {
        return new WriteBatch.Operation(table, key, value);
    }

    public static WriteBatch.Operation delete(Table table, byte[] key) {
        return new WriteBatch.Operation(table, key, null);
    }

    /** Makes a batch of operations in any order. */
    public static WriteBatch batch(WriteBatch.Operation... operations) {
        return batch(Arrays.asList(operations));
    }

    public static WriteBatch batch(List<WriteBatch.Operation> operations) {
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
    public static long commit(StorageEngine engine, WriteBatch.Operation... operations) {
        return engine.commit(batch(operations), version(engine));
    }

    public static long version(StorageEngine engine) {
        try (Snapshot snapshot = engine.snapshot()) {
            return snapshot.version();
        }
    }

    public static byte @Nullable [] get(StorageEngine engine, Table table, byte[] key) {
        try (Snapshot snapshot = engine.snapshot()) {
            return get(snapshot, table, key);
        }
    }

    public static byte @Nullable [] get(Snapshot snapshot, Table table, byte[] key) {
        ByteBuffer value = snapshot.get(table, key);
        return value == null ? null : copy(value);
    }

    public static String messageOf(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    public static byte[] copy(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
