package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.fuzz.Bounded;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Any file is an export, which the store that it makes gives again byte for byte, or an {@link ExportFormatException}. */
final class ExportFileFuzzTest {
    @FuzzTest
    void anyFileIsAnExportOrRefused(byte[] file) {
        Bounded.run(file.length, () -> {
            try (TagStore store = TagStores.open("memory:")) {
                read(file, store);
            }
        });
    }

    private static void read(byte[] file, TagStore store) {
        Iterator<byte[]> chunks = List.of(file, new byte[0]).iterator();
        try {
            StoreImport.begin("file", chunks::next).into(store, MigrationOptions.defaults(), MigrationListener.NONE);
        } catch (ExportFormatException refused) {
            return;
        }
        assertEquals(new String(file, StandardCharsets.UTF_8), export(store));
    }

    private static String export(TagStore store) {
        StringBuilder text = new StringBuilder();
        new StoreExport(store, line -> text.append(line).append('\n')).run(MigrationListener.NONE);
        return text.toString();
    }
}
