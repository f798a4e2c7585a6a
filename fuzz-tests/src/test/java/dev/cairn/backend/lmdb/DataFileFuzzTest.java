package dev.cairn.backend.lmdb;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.fuzz.Bounded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Any data file passes the check that is made before it is mapped, or is a {@link StoreCorruptException}. */
final class DataFileFuzzTest {
    @TempDir
    static Path directory;

    @FuzzTest
    void anyFilePassesOrIsDamaged(byte[] content) throws IOException {
        Files.write(directory.resolve(DataFile.NAME), content);
        Bounded.run(content.length, DataFileFuzzTest::check);
    }

    private static void check() {
        DataFile file = new DataFile(directory);
        try {
            file.checkMetaPages();
            file.checkPages(true);
        } catch (StoreCorruptException damaged) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
