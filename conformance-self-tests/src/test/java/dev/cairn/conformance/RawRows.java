package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What an engine holds, as puts, to be written or deleted behind the back of the transactions. */
final class RawRows {
    private static final int LARGE_BYTES = 256 << 10;

    private RawRows() {}

    static boolean isLarge(Table table, ByteBuffer value) {
        return table == Table.META && value.remaining() > LARGE_BYTES;
    }

    static List<WriteBatch.Operation> of(StorageEngine engine, BiPredicate<Table, ByteBuffer> wanted) {
        List<WriteBatch.Operation> rows = new ArrayList<>();
        try (Snapshot snapshot = engine.snapshot()) {
            for (Table table : Table.values()) {
                snapshot.scan(table, KeyRange.all(), (key, value) -> {
                    if (wanted.test(table, value)) {
                        rows.add(new WriteBatch.Operation(table, bytes(key), bytes(value)));
                    }
                    return true;
                });
            }
        }
        return rows;
    }

    static void write(StorageEngine engine, List<WriteBatch.Operation> rows) {
        if (!rows.isEmpty()) {
            engine.commit(new WriteBatch(rows, 0), engine.info().version());
        }
    }

    static void delete(StorageEngine engine, List<WriteBatch.Operation> rows) {
        write(
                engine,
                rows.stream()
                        .map(row -> new WriteBatch.Operation(row.table(), row.key(), null))
                        .toList());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
