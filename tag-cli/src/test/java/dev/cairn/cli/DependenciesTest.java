package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dependencies are resolved from the store alone, on the example of the project. */
class DependenciesTest {
    private static final Path LANTERN = Path.of("..", "examples", "lantern.git").toAbsolutePath();
    private static final String FIRST = "ef033a3eb35d64aee2c13c5946f6d485a72c03a5";
    private static final String MEMBER = "64b8ebd93087bb9f747384a9882d37951ce2b01e";
    private static final String TIP = "73c00715c0d8298536ed361c84106e7aa1c60e01";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder);
        cli.run("import", "git", LANTERN.toString()).requireDone();
    }

    private List<String> lines(String... line) {
        return cli.run(line).requireDone().out().lines().toList();
    }

    @Test
    void aTagIsExpandedToEveryChangeThatItStandsFor() {
        List<String> changes = lines("deps", "expand", "v0.2.0");
        assertEquals(9, changes.size());
        assertEquals(FIRST, changes.get(0));
        assertEquals(TIP, changes.get(8));
        assertEquals(List.of("9"), lines("deps", "expand", "0.2.0", "--count"));
        assertEquals(List.of("20"), lines("deps", "expand", "v1.1.0", "--count"));
    }

    @Test
    void aChangeIsExpandedToItsHistory() {
        assertEquals(lines("deps", "expand", "v0.2.0"), lines("deps", "expand", TIP.substring(0, 8)));
    }

    @Test
    void anExpansionIsWrittenAsJsonToo() {
        Map<String, Object> json = JsonText.object(cli.run("deps", "expand", "v0.1.0", "--format", "json")
                .requireDone()
                .out());
        assertEquals(List.of("start", "changes", "count"), List.copyOf(json.keySet()));
        assertEquals(4L, json.get("count"));
        Map<String, Object> counted = JsonText.object(cli.run("deps", "expand", "v0.1.0", "--count", "--format", "json")
                .requireDone()
                .out());
        assertEquals(json.get("start"), counted.get("start"));
        assertEquals(List.of("start", "count"), List.copyOf(counted.keySet()));
    }

    @Test
    void whatATagStandsForIsReducedToIt() {
        String all = String.join("\n", lines("deps", "expand", "v1.1.0"));
        String out = cli.runOn(all, "deps", "reduce").requireDone().out();
        assertTrue(out.endsWith("  v1.1.0\n") && out.lines().count() == 1, out);
        assertEquals(out, cli.runOn(all + "\n\n", "deps", "reduce", "-").out());
        assertEquals(out, cli.run("deps", "reduce", "v1.1.0", "v0.1.0", MEMBER).out());
        assertEquals(List.of(MEMBER), lines("deps", "reduce", MEMBER, FIRST));
    }

    @Test
    void aReductionIsWrittenAsJsonToo() {
        Map<String, Object> json = JsonText.object(cli.run("deps", "reduce", TIP, FIRST, "--format", "json")
                .requireDone()
                .out());
        assertEquals(2L, json.get("given"));
        assertEquals(List.of(), json.get("changes"));
        assertTrue(String.valueOf(json.get("tags")).contains("v0.2.0"), json.toString());
    }

    @Test
    void aLineOfInputHasABound() {
        Cli.Result result = cli.runOn("a".repeat(2_000), "deps", "reduce");
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(result.err().contains("line 1 of standard input is longer"), result.err());
    }

    @Test
    void theWayFromATagToAMemberIsTold() {
        List<String> way = lines("deps", "why", "v1.1.0", MEMBER.substring(0, 6));
        assertTrue(way.get(0).startsWith("change " + MEMBER + " is in v1.1.0"), way.toString());
        assertTrue(way.get(5).startsWith("  base    v0.2.0"), way.toString());
        assertEquals("  member  2 of 5", way.get(6));
        assertEquals("  tip     " + TIP, way.get(7));
        assertEquals("  over    " + MEMBER, way.get(way.size() - 1));
        Map<String, Object> json = JsonText.object(cli.run("deps", "why", "v1.1.0", MEMBER, "--format", "json")
                .requireDone()
                .out());
        assertEquals(true, json.get("contained"));
        assertEquals(2L, json.get("position"));
    }

    @Test
    void whatIsNotInATagIsToldSo() {
        Cli.Result why = cli.run("deps", "why", "v0.1.0", TIP);
        assertEquals(ExitCode.REFUSED, why.exitCode());
        assertTrue(why.out().contains("none of its tips depends on it"), why.out());
    }

    @Test
    void whatIsUnknownIsRefused() {
        Cli.Result noRef = cli.run("deps", "expand", "v1.1.1");
        assertEquals(ExitCode.REFUSED, noRef.exitCode());
        assertTrue(noRef.err().contains("v1.1.0"), noRef.err());
        Cli.Result noChange = cli.run("deps", "why", "v1.1.0", "ffffffff");
        assertEquals(ExitCode.REFUSED, noChange.exitCode());
        assertTrue(noChange.err().contains("no stored change 'ffffffff'"), noChange.err());
        Cli.Result noTag = cli.run("deps", "why", "v1.1.0", "v1.1.0");
        assertEquals(ExitCode.REFUSED, noTag.exitCode());
        assertTrue(noTag.err().contains("'v1.1.0' is a tag, and a change is asked for: "), noTag.err());
    }

    @Test
    void aStoreWithoutChangesStillExpandsItsTags() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("other"))) {
            RevCommit commit = repository.commit("Begin");
            repository.tag("v9.0.0");
            cli.run("import", "git", "other").requireDone();
            assertEquals(List.of(commit.name()), lines("deps", "expand", "v9.0.0"));
        }
    }
}
