package dev.cairn.core.export;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** Exports in memory. */
final class ExportText {
    private static final int CHUNK_BYTES = 1_000;
    private static final MigrationOptions SMALL = MigrationOptions.defaults().withBatches(10, 1 << 16);

    private ExportText() {}

    static String of(TagStore store) {
        StringBuilder text = new StringBuilder();
        new StoreExport(store, line -> text.append(line).append('\n')).run(MigrationListener.NONE);
        return text.toString();
    }

    static MigrationReport read(String text, TagStore target) {
        return read(text.getBytes(StandardCharsets.UTF_8), target, MigrationListener.NONE);
    }

    static MigrationReport read(byte[] file, TagStore target, MigrationListener listener) {
        return StoreImport.begin("file", chunks(file, CHUNK_BYTES)).into(target, SMALL, listener);
    }

    static Supplier<byte[]> chunks(byte[] file, int chunkBytes) {
        int[] next = {0};
        return () -> {
            int from = next[0];
            next[0] = Math.min(from + chunkBytes, file.length);
            return Arrays.copyOfRange(file, from, next[0]);
        };
    }
}
