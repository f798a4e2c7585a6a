package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be used is refused with the exit code for its case, and left as it was. */
class RefusedStoreTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        cli = Cli.in(folder);
    }

    @Test
    void thatIsOpenElsewhere() {
        try (TagStore holder = TagStores.open("lmdb:" + folder.resolve("held"))) {
            assertFails(ExitCode.REFUSED, "open already", "lmdb:" + folder.resolve("held"));
            assertEquals("lmdb", holder.info().backend());
        }
    }

    @Test
    void thatIsAFolderOfOtherFiles() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "Dear reader");
        assertFails(ExitCode.REFUSED, "letter.txt", "lmdb:" + foreign);
        assertTrue(Folders.holdsOnly(foreign, List.of("letter.txt")));
    }

    @Test
    void thatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertFails(ExitCode.REFUSED, "file", "lmdb:" + file);
        assertEquals("not a folder", Files.readString(file));
    }

    @Test
    void thatLiesWhereNothingCanBeMade() {
        assertFails(ExitCode.REFUSED, "/dev/null", "lmdb:/dev/null/store");
    }

    @Test
    void thatIsDamaged() throws IOException {
        cli.run("import", "git", "repository").requireDone();
        try (FileChannel file = FileChannel.open(folder.resolve(".cairn/data.mdb"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(16_384), 0);
        }
        assertFails(ExitCode.DAMAGED, "data.mdb", "lmdb:" + folder.resolve(".cairn"));
    }

    @Test
    void thatHasAnUnknownBackend() {
        assertFails(ExitCode.USAGE, "Installed: chronicle, lmdb, memory", "mongo:/somewhere");
    }

    @Test
    void thatHasAnUnknownOption() {
        assertFails(ExitCode.USAGE, "speed", "lmdb:" + folder.resolve("new") + "?speed=high");
    }

    @Test
    void thatHasNoAddress() {
        assertFails(ExitCode.USAGE, "is not the address of a store", "somewhere");
    }

    private void assertFails(int exitCode, String why, String store) {
        Cli.Result result = cli.run("import", "git", "repository", "--store", store);
        assertEquals(exitCode, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("cairn: ") && result.err().contains(why), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }
}
