package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMigrateTest {
    private static final int KILLS = 3;
    private static final String[] LIST = {"tag", "list", "--attribution", "--format", "json", "--store"};

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        cli = Cli.in(folder);
        cli.run("import", "git", "repository", "--store", store("source")).requireDone();
    }

    private String store(String name) {
        return "lmdb:" + folder.resolve(name);
    }

    private Cli.Result migrate(String to, String... more) {
        String[] line = new String[6 + more.length];
        System.arraycopy(
                new String[] {"store", "migrate", "--from", store("source"), "--to", store(to)}, 0, line, 0, 6);
        System.arraycopy(more, 0, line, 6, more.length);
        return cli.run(line);
    }

    private String list(String name) {
        String[] line = Arrays.copyOf(LIST, LIST.length + 1);
        line[LIST.length] = store(name);
        return cli.run(line).requireDone().out();
    }

    @Test
    void makesAStoreThatListsTheSameTags() {
        String out = migrate("target").requireDone().out();
        assertTrue(out.contains("every table was compared"), out);
        assertEquals(list("source"), list("target"));
    }

    @Test
    void writesNothingInADryRun() {
        String out = migrate("target", "--dry-run").requireDone().out();
        assertTrue(out.contains("nothing was written"), out);
        assertTrue(Files.notExists(folder.resolve("target")));
    }

    @Test
    void refusesTheSourceAsTarget() {
        Cli.Result result = migrate("other/../source");
        assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
        result = migrate("source");
        assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
        assertTrue(result.err().contains("one place"), result.err());
    }

    @Test
    void refusesATargetThatIsNotEmpty() {
        migrate("target").requireDone();
        Cli.Result again = migrate("target");
        assertEquals(ExitCode.REFUSED, again.exitCode());
        assertTrue(again.err().contains("not empty"), again.err());
    }

    @Test
    void refusesASourceThatIsNotThere() {
        Cli.Result result = cli.run("store", "migrate", "--from", store("nothing"), "--to", store("target"));
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(Files.notExists(folder.resolve("target")));
    }

    /** One that was killed never looks complete, and the next run completes it. */
    @Test
    @Tag("same-on-every-jdk")
    void isCompletedAfterItWasKilled() throws Exception {
        try (TagStore source = TagStores.open(store("source"))) {
            StoreContents.fill(source, Table.CHANGES, 7, 4_500);
        }
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        long duration = undisturbed();
        for (int kill = 0; kill < KILLS; kill++) {
            String target = "target" + kill;
            long moment = duration / 4 + random.nextLong(duration);
            String told = "killed after " + moment + " ms, seed " + seed;
            try (ChildCairn child = child(target)) {
                child.killAfter(moment);
            }
            requireMarkedOrComplete(target, told);
            Cli.Result rest = migrate(target, "--resume");
            assertTrue(rest.exitCode() == ExitCode.DONE || rest.err().contains("not empty"), told + rest.err());
            assertSameContent(target, told);
        }
    }

    private long undisturbed() throws Exception {
        long start = System.nanoTime();
        try (ChildCairn child = child("undisturbed")) {
            assertEquals(ExitCode.DONE, child.exitCode());
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private ChildCairn child(String target) throws Exception {
        return ChildCairn.start(folder, "store", "migrate", "--from", store("source"), "--to", store(target));
    }

    private void requireMarkedOrComplete(String target, String told) {
        Cli.Result list = cli.run("tag", "list", "--store", store(target));
        if (list.exitCode() == ExitCode.DONE && !list.out().isEmpty()) {
            assertSameContent(target, told);
        } else if (Files.exists(folder.resolve(target))) {
            boolean said = list.err().contains("has not ended") || list.err().contains("no tags");
            assertTrue(said || list.err().contains("no store"), told + list.err());
        }
    }

    private void assertSameContent(String target, String told) {
        try (TagStore source = TagStores.open(store("source"));
                TagStore copy = TagStores.open(store(target))) {
            assertEquals(StoreContents.of(source), StoreContents.of(copy), told);
        }
    }

    @Test
    void leavesInfoThatTellsWhatAStoreHolds() {
        migrate("target").requireDone();
        String out = cli.run("store", "info", "--store", store("target"))
                .requireDone()
                .out();
        assertTrue(out.contains("backend   lmdb") && out.contains("channel-tags"), out);
        assertFalse(out.contains("incomplete"), out);
        String json = cli.run("store", "info", "--format", "json", "--store", store("target"))
                .requireDone()
                .out();
        assertTrue(json.contains("\"incompleteFrom\" : null"), json);
    }
}
