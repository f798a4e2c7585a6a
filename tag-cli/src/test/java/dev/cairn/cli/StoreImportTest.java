package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreImportTest {
    private static final Path GOLDEN = Path.of(
                    "src", "test", "resources", "golden", "lantern-without-changes.cairn-export")
            .toAbsolutePath();
    private static final Path LANTERN = Path.of("..", "examples", "lantern.git").toAbsolutePath();
    private static final int KILLS = 3;
    private static final int MORE_THAN_PIPES_HOLD = 1 << 20;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder);
    }

    private String store(String name) {
        return "lmdb:" + folder.resolve(name);
    }

    private Cli.Result importing(Path file, String name, String... more) {
        String[] line = new String[5 + more.length];
        System.arraycopy(new String[] {"store", "import", file.toString(), "--store", store(name)}, 0, line, 0, 5);
        System.arraycopy(more, 0, line, 5, more.length);
        return cli.run(line);
    }

    private String export(String name) {
        return cli.run("store", "export", "--store", store(name)).requireDone().out();
    }

    private Path edited(String from, String to) throws IOException {
        return Files.writeString(
                folder.resolve("edited"), Files.readString(GOLDEN).replaceFirst(from, to));
    }

    private void requireIncomplete(String name) {
        for (String command : new String[] {"tag list", "store export"}) {
            Cli.Result result = cli.run((command + " --store " + store(name)).split(" "));
            assertEquals(ExitCode.REFUSED, result.exitCode(), result.out());
            assertTrue(result.err().contains("has not ended. Discard the store"), result.err());
        }
        assertEquals(
                ExitCode.DAMAGED,
                cli.run("store", "verify", "--store", store(name)).exitCode());
    }

    /** The stores of the first versions have tags without changes. */
    @Test
    void ofAStoreWithoutChangesIsCompletedByImportingTheRepositoryAgain() throws IOException {
        importing(GOLDEN, "target").requireDone();
        cli.run("import", "git", LANTERN.toString(), "--store", store("target")).requireDone();
        assertEquals(
                Files.readString(GOLDEN.resolveSibling("lantern.cairn-export")),
                cli.run("store", "export", "--store", store("target"))
                        .requireDone()
                        .out());
    }

    @Test
    void makesTheStoreThatWasExported() throws IOException {
        String out = importing(GOLDEN, "target").requireDone().out();
        assertTrue(out.contains("every table was compared"), out);
        assertEquals(Files.readString(GOLDEN), export("target"));
        assertTrue(cli.run("tag", "list", "--store", store("target"))
                .requireDone()
                .out()
                .contains("npm/v1.0.0"));
        cli.run("store", "verify", "--store", store("target")).requireDone();
    }

    @Test
    void bringsBackWhateverBytesAStoreHolds() {
        try (TagStore source = TagStores.open(store("source"))) {
            StoreContents.fill(source, 20_261_123, 60);
            source.write(operations -> {
                for (int octet = 0; octet < 256; octet++) {
                    operations.put(Table.META, new byte[] {(byte) octet, 1}, new byte[0]);
                }
                operations.put(Table.CHANGES, new byte[] {1}, new byte[Limits.MAX_PAYLOAD_BYTES]);
                return null;
            });
        }
        cli.run("store", "export", "--store", store("source"), "--output", "text")
                .requireDone();
        importing(Path.of("text"), "target").requireDone();
        try (TagStore source = TagStores.open(store("source"));
                TagStore target = TagStores.open(store("target"))) {
            assertEquals(StoreContents.of(source), StoreContents.of(target));
        }
    }

    @Test
    void readsStandardInputIntoTheDefaultStore() throws IOException {
        String json = cli.runOn(Files.readString(GOLDEN), "store", "import", "-", "--format", "json")
                .requireDone()
                .out();
        assertEquals("standard input", JsonText.object(json).get("from"));
        assertEquals(
                Files.readString(GOLDEN),
                cli.run("store", "export").requireDone().out());
    }

    @Test
    void writesNothingInADryRun() {
        String out = importing(GOLDEN, "target", "--dry-run").requireDone().out();
        assertTrue(out.contains("nothing was written"), out);
        assertTrue(Files.notExists(folder.resolve("target")));
    }

    @Test
    void refusesAStoreThatIsNotEmpty() {
        importing(GOLDEN, "target").requireDone();
        Cli.Result again = importing(GOLDEN, "target");
        assertEquals(ExitCode.REFUSED, again.exitCode());
        assertTrue(again.err().contains("not empty"), again.err());
        assertEquals(again.err(), importing(GOLDEN, "target", "--dry-run").err());
    }

    @Test
    void refusesWhatIsNoExportBeforeItMakesAStore() throws IOException {
        for (Path file : new Path[] {Path.of("nothing"), folder, edited("cairn-export", "else")}) {
            Cli.Result result = importing(file, "target");
            assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
            assertTrue(result.err().contains("cairn store export"), result.err());
            assertTrue(Files.notExists(folder.resolve("target")));
        }
    }

    @Test
    void leavesAStoreThatSaysSoWhenTheFileIsDamaged() throws IOException {
        Cli.Result result = importing(edited("ai_assisted_changes 1", "ai_assisted_changes 2"), "target");
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(result.err().contains("edited, line "), result.err());
        requireIncomplete("target");
        Cli.Result again = importing(GOLDEN, "target");
        assertEquals(ExitCode.REFUSED, again.exitCode());
        assertTrue(again.err().contains("Discard the store"), again.err());
    }

    /** The process reads what it is given and waits for more; so it is known to be somewhere within, and was not there yet. */
    @Test
    @Tag("same-on-every-jdk")
    void leavesAStoreThatSaysSoWhenItIsKilled() throws Exception {
        try (TagStore source = TagStores.open(store("source"))) {
            StoreContents.fill(source, Table.CHANGES, 7, 400);
        }
        byte[] text = export("source").getBytes(StandardCharsets.UTF_8);
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            int given = kill == 0 ? text.length - 1 : random.nextInt(MORE_THAN_PIPES_HOLD, text.length);
            try (ChildCairn child =
                    ChildCairn.start(folder, "store", "import", "-", "--store", store("target" + kill))) {
                child.input().write(text, 0, given);
                child.input().flush();
                assertTrue(child.killAfter(0), "it has ended after " + given + " bytes, seed " + seed);
            }
            requireIncomplete("target" + kill);
        }
    }
}
