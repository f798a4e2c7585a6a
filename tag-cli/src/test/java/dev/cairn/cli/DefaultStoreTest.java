package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without {@code --store} the store lies in {@code .cairn} of the repository around the working directory, else in the latter. */
class DefaultStoreTest {
    @TempDir
    Path folder;

    private GitFixture repository;

    @BeforeEach
    void setUp() throws Exception {
        repository = GitFixture.in(folder.resolve("repository")).withReleases();
    }

    @AfterEach
    void tearDown() {
        repository.close();
    }

    @Test
    void belongsToTheWorkingDirectoryNotToTheRepositoryThatIsImported() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Cli.in(elsewhere).run("import", "git", "../repository").requireDone();
        assertEquals(3, tags(elsewhere));
        assertFalse(Files.exists(repository.folder().resolve(".cairn")));
    }

    @Test
    void isTheSameInEveryFolderOfAWorkTree() throws IOException {
        Path inner = Files.createDirectories(repository.folder().resolve("inner/most"));
        Cli.in(inner).run("import", "git", ".").requireDone();
        assertEquals(3, tags(repository.folder()));
        assertTrue(Files.exists(repository.folder().resolve(".cairn/data.mdb")));
    }

    @Test
    void liesBesideTheObjectsOfABareRepository() throws Exception {
        Path bare = folder.resolve("bare.git");
        Git.cloneRepository()
                .setURI(repository.folder().toUri().toString())
                .setBare(true)
                .setDirectory(bare.toFile())
                .call()
                .close();
        Cli.in(bare.resolve("refs")).run("import", "git", "..").requireDone();
        assertTrue(Files.exists(bare.resolve(".cairn/data.mdb")));
    }

    @Test
    void isNotSeenByGit() throws Exception {
        Cli.in(repository.folder()).run("import", "git", ".").requireDone();
        assertTrue(repository.git().status().call().isClean());
    }

    @Test
    void isNotMadeByReading() throws IOException {
        for (String[] command : new String[][] {{"tag", "list"}, {"tag", "show", "v1"}, {"tag", "delete", "v1"}}) {
            Cli.Result result = Cli.in(folder).run(command);
            assertEquals(ExitCode.REFUSED, result.exitCode());
            assertTrue(result.err().contains("there is no store yet at " + folder.resolve(".cairn")), result.err());
        }
        Cli.Result addressed = Cli.in(folder).run("tag", "list", "--store", "lmdb:" + folder.resolve("a%20store"));
        assertEquals(ExitCode.REFUSED, addressed.exitCode());
        assertTrue(addressed.err().contains("there is no store at"), addressed.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void isMadeAgainWhereOnlyItsHiddenFileIsLeft() throws IOException {
        Path abandoned = Files.createDirectory(folder.resolve(".cairn"));
        Files.writeString(abandoned.resolve(".gitignore"), "*\n");
        assertEquals(ExitCode.REFUSED, Cli.in(folder).run("tag", "list").exitCode());
        Cli.in(folder).run("import", "git", "repository").requireDone();
        assertEquals(3, tags(folder));
        assertTrue(Files.exists(abandoned.resolve(".gitignore")));
    }

    @Test
    void canBeOpenedByItsAddress() {
        Cli.in(folder).run("import", "git", "repository").requireDone();
        Cli.Result addressed =
                Cli.in(folder).run("--store", "lmdb:" + folder.resolve(".cairn"), "tag", "list", "--format=json");
        assertEquals(3, addressed.requireDone().tags().size());
    }

    private static int tags(Path directory) {
        return Cli.in(directory)
                .run("tag", "list", "--format", "json")
                .requireDone()
                .tags()
                .size();
    }
}
