package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tag is made, shown and deleted. */
class SingleTagTest {
    @TempDir
    Path folder;

    private GitFixture repository;
    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        repository = GitFixture.in(folder).withReleases();
        cli = Cli.in(folder);
        cli.run("import", "git", ".").requireDone();
    }

    @AfterEach
    void tearDown() {
        repository.close();
    }

    @Test
    void isMadeWithAllThatItIsTold() throws Exception {
        String tip = repository.commit("Mend").name();
        Map<String, Object> tag = JsonText.object(cli.run(
                        "tag",
                        "create",
                        "v2.1.0",
                        "--consolidate",
                        "--git",
                        ".",
                        "--since",
                        "v1.1.0",
                        "--channel",
                        "stable",
                        "-m",
                        "Mended",
                        "--version",
                        "2.1.0+7",
                        "--format",
                        "json")
                .requireDone()
                .out());
        assertEquals(List.of("v2.1.0"), tag.get("names"));
        assertEquals("stable", tag.get("channel"));
        assertEquals("2.1.0+7", tag.get("version"));
        assertEquals("Mended", tag.get("message"));
        assertEquals("tester", tag.get("createdBy"));
        assertEquals("2026-03-04T05:06:07Z", tag.get("timestamp"));
        assertEquals(List.of(tip), tag.get("tips"));
        assertEquals(hash("v2.0.0"), tag.get("previousConsolidation"));
        assertEquals(hash("v1.1.0"), tag.get("consolidatesSince"));
        assertEquals(3L, tag.get("consolidatedChangeCount"));
    }

    @Test
    void takesTheRestFromItsNameAndTheRepository() throws Exception {
        repository.commit("Mend");
        cli.run("tag", "create", "v2.1.0", "--consolidate", "--git", ".").requireDone();
        Map<String, Object> tag = show("v2.1.0");
        assertEquals("2.1.0", tag.get("version"));
        assertEquals("main", tag.get("channel"));
        assertNull(tag.get("message"));
        assertNull(tag.get("consolidatesSince"));
        assertEquals(1L, tag.get("consolidatedChangeCount"));
    }

    @Test
    void isNotMadeTwiceNorUnderANameThatIsTaken() throws Exception {
        Cli.Result standing = cli.run("tag", "create", "again", "--consolidate", "--git", ".");
        assertEquals(ExitCode.REFUSED, standing.exitCode());
        assertTrue(standing.err().contains("v2.0.0"), standing.err());
        repository.commit("Mend");
        Cli.Result taken = cli.run("tag", "create", "v2.0.0", "--consolidate", "--git", ".");
        assertEquals(ExitCode.REFUSED, taken.exitCode());
        assertTrue(taken.err().contains("v2.0.0"), taken.err());
    }

    @Test
    void isShownByNameVersionOrTheBeginningOfItsHash() {
        String hash = hash("v1.1.0");
        for (String text :
                List.of("npm/v1.1.0", "1.1.0", hash, hash.substring(0, 12).toLowerCase(Locale.ROOT))) {
            assertEquals(hash, show(text).get("hash"));
        }
        String sheet =
                cli.run("tag", "show", "v2.0.0", "--members").requireDone().out();
        assertTrue(sheet.contains("  AI-assisted     1 (50.0%)\n"), sheet);
        assertTrue(sheet.contains("  continues from  " + hash + "\n"), sheet);
    }

    @Test
    void isShownWithItsMembersOnlyIfAskedTo() throws Exception {
        assertEquals(false, show("v2.0.0").containsKey("members"));
        Map<String, Object> tag = JsonText.object(cli.run("tag", "show", "v2.0.0", "--members", "--format", "json")
                .requireDone()
                .out());
        String parent = repository.git().getRepository().resolve("v2.0.0~1").name();
        String tip = repository.git().getRepository().resolve("v2.0.0").name();
        assertEquals(List.of(parent, tip), tag.get("members"));
    }

    @Test
    void isNotFoundUnderAnotherName() {
        Cli.Result result = cli.run("tag", "show", "v2.0.1");
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(result.err().contains("the nearest names are v2.0.0"), result.err());
    }

    @Test
    void isDeletedOnceNothingBuildsOnIt() {
        String hash = hash("v2.0.0");
        Cli.Result used = cli.run("tag", "delete", "v1.1.0");
        assertEquals(ExitCode.REFUSED, used.exitCode());
        assertTrue(used.err().contains("is the base of v2.0.0 (" + hash + ")"), used.err());
        assertEquals(
                "Deleted v2.0.0, " + hash + "\n",
                cli.run("tag", "delete", "v2.0.0").requireDone().out());
        Map<String, Object> deleted = JsonText.object(cli.run("tag", "delete", "v1.1.0", "--format", "json")
                .requireDone()
                .out());
        assertEquals(List.of("npm/v1.1.0", "v1.1.0"), deleted.get("names"));
        assertEquals(1, cli.run("tag", "list", "--format", "json").tags().size());
        cli.run("import", "git", ".").requireDone();
        assertEquals(hash, hash("v2.0.0"));
    }

    private String hash(String name) {
        return String.valueOf(show(name).get("hash"));
    }

    private Map<String, Object> show(String text) {
        return JsonText.object(
                cli.run("tag", "show", text, "--format", "json").requireDone().out());
    }
}
