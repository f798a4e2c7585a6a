package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that cannot give a right result is refused with a message, and without a store being made. */
class RefusedRepositoryTest {
    @TempDir
    Path folder;

    @Test
    void thatIsMissing() {
        assertRefused("does not exist", "import", "git", "nowhere");
    }

    @Test
    void thatIsNone() throws IOException {
        Files.createDirectory(folder.resolve("plain"));
        assertRefused("No Git repository at", "import", "git", "plain");
    }

    @Test
    void thatIsAFileWithinAnother() throws Exception {
        GitFixture.in(folder).withReleases().close();
        assertRefused("it is a file", "import", "git", "Main.java");
    }

    @Test
    void thatIsEmpty() throws Exception {
        GitFixture.in(folder.resolve("empty")).close();
        assertRefused("is empty", "import", "git", "empty");
    }

    @Test
    void thatIsShallow() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("shallow")).withReleases()) {
            Files.writeString(
                    repository.folder().resolve(".git/shallow"),
                    repository.git().getRepository().resolve("v1.1.0").name() + "\n");
        }
        assertRefused("is shallow", "import", "git", "shallow");
    }

    /** Names take little: what a small heap does not hold is told, and what it holds is imported. */
    @Test
    void thatHasMoreTagsThanTheMemoryHolds() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("many"))) {
            String commit = repository.commit("Be tagged often").name();
            Files.writeString(
                    repository.folder().resolve(".git/packed-refs"),
                    IntStream.range(0, 100_000)
                            .mapToObj(number -> commit + " refs/tags/v" + (1_000_000 + number) + "\n")
                            .collect(Collectors.joining("", "# pack-refs with: peeled fully-peeled sorted \n", "")));
        }
        try (ChildCairn small = ChildCairn.start(folder, List.of("-Xmx16m"), "import", "git", "many")) {
            assertEquals(ExitCode.REFUSED, small.exitCode());
            assertTrue(small.errors().contains("-Xmx") && !small.errors().contains("internal error"), small.errors());
        }
        try (ChildCairn larger = ChildCairn.start(folder, List.of("-Xmx64m"), "import", "git", "many")) {
            assertEquals(ExitCode.DONE, larger.exitCode());
        }
    }

    @Test
    void thatIsDamaged() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("damaged"))) {
            RevCommit lost = repository.commit("Lose me");
            repository.commit("Keep me");
            repository.tag("v1.0.0");
            String name = lost.name();
            Files.delete(repository
                    .folder()
                    .resolve(".git/objects/" + name.substring(0, 2))
                    .resolve(name.substring(2)));
        }
        Cli.Result result = Cli.in(folder).run("import", "git", "damaged");
        assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("cairn: ") && !result.err().contains("internal error"), result.err());
    }

    @Test
    void thatHasNoTags() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("untagged"))) {
            repository.commit("Begin");
        }
        assertRefused("has no tags", "import", "git", "untagged");
    }

    @Test
    void thatHasNoTagLikeThat() throws Exception {
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        assertRefused("has no tag that matches 'x*'", "import", "git", "repository", "--ref", "x*");
    }

    @Test
    void thatIsOnABranchWhoseNameIsNoChannel() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("repository")).withReleases()) {
            Files.writeString(repository.folder().resolve(".git/HEAD"), "ref: refs/heads/" + "b".repeat(129) + "\n");
        }
        assertRefused("a channel's name of 129 bytes", "import", "git", "repository");
    }

    @Test
    void thatHasNoSuchRevision() throws Exception {
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        assertRefused(
                "Revision 'nowhere'", "tag", "create", "v9", "--consolidate", "--git", "repository", "--at", "nowhere");
    }

    private void assertRefused(String why, String... arguments) {
        for (List<String> format : List.of(List.<String>of(), List.of("--format", "json"))) {
            String[] all = Stream.concat(format.stream(), Stream.of(arguments)).toArray(String[]::new);
            Cli.Result result = Cli.in(folder).run(all);
            assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
            assertEquals("", result.out());
            assertTrue(result.err().startsWith("cairn: ") && result.err().contains(why), result.err());
            assertEquals(1, result.err().lines().count(), result.err());
            assertFalse(Files.exists(folder.resolve(".cairn")));
        }
    }
}
