package dev.cairn.backend.lmdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.programs.ListBackends;
import dev.cairn.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md SPI-4 where native libraries are concerned. */
class NativeLibrariesTest {
    private static final String AVAILABLE = "lmdb: available";

    @TempDir
    private Path temporary;

    @Test
    void processesThatStartTogetherShareOneCopy() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            children.add(list("-Djava.io.tmpdir=" + temporary));
        }
        for (ChildJvm child : children) {
            assertEquals(List.of(AVAILABLE), child.lines());
        }
        assertEquals(2, files().size(), () -> files().toString());
    }

    @Test
    void aFileThatWasChangedIsReplaced() throws Exception {
        assertTrue(answer("-Djava.io.tmpdir=" + temporary).equals(AVAILABLE));
        Path library = files().get(0);
        byte[] content = Files.readAllBytes(library);
        Files.write(library, new byte[content.length]);
        assertEquals(AVAILABLE, answer("-Djava.io.tmpdir=" + temporary));
        assertArrayEquals(content, Files.readAllBytes(library));
    }

    @Test
    void aDirectoryThatOthersCanWriteToIsRefused() throws Exception {
        assertEquals(AVAILABLE, answer("-Djava.io.tmpdir=" + temporary));
        Path directory = files().get(0).resolveSibling(".").normalize();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertReason(answer("-Djava.io.tmpdir=" + temporary), directory.toString(), "-Djava.io.tmpdir=DIR");
    }

    @Test
    void aLinkInThePlaceOfTheDirectoryIsRefused() throws Exception {
        assertEquals(AVAILABLE, answer("-Djava.io.tmpdir=" + temporary));
        Path directory = files().get(0).resolveSibling(".").normalize();
        Path elsewhere = Files.move(directory, temporary.resolve("elsewhere"));
        Files.createSymbolicLink(directory, elsewhere);
        assertReason(answer("-Djava.io.tmpdir=" + temporary), directory.toString(), "-Djava.io.tmpdir=DIR");
    }

    @Test
    void aTemporaryDirectoryThatCannotBeUsedIsAReason() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertReason(answer("-Djava.io.tmpdir=" + file), file.toString(), "-Djava.io.tmpdir=DIR");
        assertReason(answer("-Djava.io.tmpdir=" + temporary.resolve("absent")), "absent", "-Djava.io.tmpdir=DIR");
    }

    @Test
    void aLibraryThatCannotBeLoadedIsAReason() throws Exception {
        Path file = Files.writeString(temporary.resolve("liblmdb.so"), "no library");
        assertReason(
                answer("-Dlmdbjava.native.lib=" + file, "-Djava.io.tmpdir=" + temporary),
                "cannot be loaded",
                "-Djava.io.tmpdir=DIR");
    }

    @Test
    void aProcessorWithoutALibraryIsAReason() throws Exception {
        assertReason(answer("-Dos.arch=sparc"), "sparc", "-Dlmdbjava.native.lib=FILE");
    }

    private static void assertReason(String answer, String... parts) {
        for (String part : parts) {
            assertTrue(answer.startsWith("lmdb: ") && answer.contains(part), answer);
        }
    }

    private static String answer(String... options) throws Exception {
        try (ChildJvm child = list(options)) {
            String answer = String.join("\n", child.lines());
            assertEquals(0, child.exitCode(), answer);
            return answer;
        }
    }

    private static ChildJvm list(String... options) throws Exception {
        return ChildJvm.start(List.of(options), ListBackends.class);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
