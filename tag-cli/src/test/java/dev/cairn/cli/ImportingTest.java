package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing a repository makes one tag for every release; doing it again adds what is new and changes nothing else. */
class ImportingTest {
    private static final String[] LIST = {"tag", "list", "--attribution", "--format", "json"};

    @TempDir
    Path folder;

    private GitFixture repository;
    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        repository = GitFixture.in(folder.resolve("repository")).withReleases();
        cli = Cli.in(folder);
    }

    @AfterEach
    void tearDown() {
        repository.close();
    }

    @Test
    void makesOneTagForEachReleasedCommit() {
        cli.run("import", "git", "repository").requireDone();
        List<Map<String, Object>> tags = cli.run(LIST).requireDone().tags();
        assertEquals(
                List.of(List.of("v2.0.0"), List.of("npm/v1.1.0", "v1.1.0"), List.of("v1.0.0")),
                tags.stream().map(tag -> tag.get("names")).toList());
        assertEquals(
                List.of(2L, 1L, 1L),
                tags.stream().map(tag -> tag.get("consolidatedChangeCount")).toList());
    }

    @Test
    void tellsWhatItDid() {
        Cli.Result text = cli.run("import", "git", "repository").requireDone();
        assertTrue(text.out().contains("tags created  3, of 4 changes"), text.out());
        Map<String, Object> again = JsonText.object(cli.run("--format", "json", "import", "git", "repository")
                .requireDone()
                .out());
        assertAll(
                () -> assertEquals(
                        List.of(
                                "repository",
                                "store",
                                "channel",
                                "tagsCreated",
                                "consolidatedChangeCount",
                                "namesAdded",
                                "unchanged",
                                "moved",
                                "skipped"),
                        List.copyOf(again.keySet())),
                () -> assertEquals("main", again.get("channel")),
                () -> assertEquals(0L, again.get("tagsCreated")),
                () -> assertEquals(3L, again.get("unchanged")),
                () -> assertEquals("lmdb:" + folder.resolve(".cairn"), again.get("store")));
    }

    @Test
    void addsWhatIsNewTheNextTime() throws Exception {
        cli.run("import", "git", "repository").requireDone();
        List<Map<String, Object>> before = cli.run(LIST).tags();
        repository.tag("latest");
        repository.commit("Begin anew");
        repository.tag("v3.0.0");
        Map<String, Object> report = JsonText.object(cli.run("import", "git", "repository", "--format", "json")
                .requireDone()
                .out());
        assertEquals(1L, report.get("tagsCreated"));
        assertEquals(1L, report.get("namesAdded"));
        List<Map<String, Object>> after = cli.run(LIST).tags();
        assertEquals(List.of("v3.0.0"), after.get(0).get("names"));
        assertEquals(List.of("latest", "v2.0.0"), after.get(1).get("names"));
        assertEquals(before.subList(1, 3), after.subList(2, 4));
    }

    @Test
    void reportsATagThatWasMovedAndKeepsTheStoredOne() throws Exception {
        cli.run("import", "git", "repository").requireDone();
        List<Map<String, Object>> before = cli.run(LIST).tags();
        RevCommit commit = repository.commit("Hide a mistake");
        repository.tag("v2.0.0");
        Map<String, Object> report = JsonText.object(cli.run("import", "git", "repository", "--format", "json")
                .requireDone()
                .out());
        Map<String, Object> moved = Map.of(
                "name", "v2.0.0", "change", commit.name(), "tag", before.get(0).get("hash"));
        assertEquals(List.of(moved), report.get("moved"));
        assertEquals(before, cli.run(LIST).tags());
        assertTrue(cli.run("import", "git", "repository").out().contains("moved         v2.0.0 is at "));
    }

    @Test
    void reportsTagsThatAreNoReleases() throws Exception {
        repository
                .git()
                .tag()
                .setName("a-tree")
                .setAnnotated(false)
                .setObjectId(repository.commit("Grow").getTree())
                .call();
        Cli.Result result = cli.run("import", "git", "repository").requireDone();
        assertTrue(result.out().contains("skipped       a-tree: it points to a tree"), result.out());
    }

    @Test
    void takesOnlyTheTagsThatTheGlobMatches() {
        cli.run("import", "git", "repository", "--ref", "npm/*").requireDone();
        assertEquals(
                List.of(List.of("npm/v1.1.0")),
                cli.run(LIST).tags().stream().map(tag -> tag.get("names")).toList());
    }

    @Test
    void putsTagsIntoTheChannelThatItIsTold() {
        cli.run("import", "git", "repository", "--channel", "stable").requireDone();
        assertEquals(
                3,
                cli.run("tag", "list", "--channel", "stable", "--format", "json")
                        .tags()
                        .size());
        assertEquals(
                List.of(),
                cli.run("tag", "list", "--channel", "main", "--format", "json").tags());
    }

    @Test
    void asksForAChannelWhereNoBranchIsCheckedOut() throws Exception {
        repository.git().checkout().setName("v1.0.0").call();
        Cli.Result result = cli.run("import", "git", "repository");
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(result.err().contains("--channel NAME"), result.err());
        cli.run("import", "git", "repository", "--channel", "main").requireDone();
    }

    @Test
    void keepsItsTagsWhereAnotherProcessFindsThem() throws Exception {
        cli.run("import", "git", "repository").requireDone();
        try (ChildCairn child = ChildCairn.start(folder, LIST)) {
            assertEquals(cli.run(LIST).out(), child.output());
            assertEquals(ExitCode.DONE, child.exitCode());
        }
    }
}
