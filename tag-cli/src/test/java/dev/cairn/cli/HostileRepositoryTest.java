package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Cli.Result;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a repository says, nothing that a terminal would obey, or that reorders what stands beside it, is printed. */
class HostileRepositoryTest {
    /** A window's title, colour, a link, a C1 sequence, a bidirectional override, line ends of Unicode. */
    private static final String HOSTILE =
            "\u001b]0;x\u0007\u001b[31m\u001b]8;;http://x\u0007\u009b2J\u202e\u2066\u2028\u200b";

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");

    @TempDir
    Path directory;

    private Cli cli;

    @BeforeEach
    void importHostileNames() throws GitAPIException, IOException {
        try (GitFixture made = GitFixture.in(directory)) {
            made.assistedCommit(HOSTILE + " subject");
            ObjectId commit = made.commit("Any\n\nAssisted-by: " + HOSTILE + "\nMade-with: Claude " + HOSTILE + "\n");
            // Git refuses such names, but reads them.
            Files.writeString(
                    directory.resolve(".git/packed-refs"),
                    "# pack-refs with: peeled fully-peeled sorted \n" + commit.name() + " refs/tags/v1.0.0" + HOSTILE
                            + "\n" + commit.name() + " refs/tags/../../up\n");
        }
        cli = Cli.in(directory);
    }

    @Test
    void theReportOfAnImportIsHarmless() {
        assertHarmless(cli.run("import", "git", ".", "--channel", "main").requireDone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag list",
                "tag list --attribution",
                "tag show 1.0.0 --members",
                "--format json tag list --attribution",
                "--format json tag show ../../up",
                "--format json import git . --channel main",
                "store verify",
                "store export",
                "store info"
            })
    void whateverIsPrintedOfTheStoreIsHarmless(String line) {
        cli.run("import", "git", ".", "--channel", "main").requireDone();
        Result result = cli.run(line.split(" ", -1));
        assertHarmless(result);
        if (line.contains("json")) {
            JsonText.parse(result.out());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag show %s",
                "tag list --channel %s",
                "import git %s",
                "import git . --ref [%s",
                "--store %s tag list",
                "--store lmdb:%s tag list"
            })
    void complaintsAndTheirStackTracesAreHarmless(String line) {
        cli.run("import", "git", ".", "--channel", "main").requireDone();
        Result result = cli.run(("--debug " + line.replace("%s", HOSTILE)).split(" ", -1));
        assertHarmless(result);
        assertTrue(result.err().contains("\\u{1b}"), result.err());
    }

    @Test
    void coloursAreAllThatATerminalIsTold() {
        cli.run("import", "git", ".", "--channel", "main").requireDone();
        Result result = new Cli(directory, Map.of("TERM", "xterm"), true).run("--color", "always", "tag", "list");
        String uncoloured = result.out().replaceAll("\u001b\\[[0-9;]*m", "");
        assertEquals(0, OBEYED.matcher(uncoloured).results().count(), uncoloured);
        assertFalse(result.out().contains("\u001b[31m"), result.out());
    }

    private static void assertHarmless(Result result) {
        String all = (result.out() + result.err()).replace("\tat ", "");
        assertEquals(0, OBEYED.matcher(all).results().count(), all);
    }
}
