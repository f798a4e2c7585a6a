package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.export.StoreExport;
import dev.cairn.core.history.ConsolidationListener;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreExportTest {
    private static final Path LANTERN = Path.of("..", "examples", "lantern.git").toAbsolutePath();
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "lantern.cairn-export");
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder);
        cli.run("import", "git", LANTERN.toString()).requireDone();
    }

    private String export() {
        return cli.run("store", "export").requireDone().out();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void ofTheExampleIsAsItWasWhenTheFormatWasReleased() throws IOException {
        assertEquals(Files.readString(GOLDEN), export());
    }

    @Test
    void ofTheExampleIsTheSameFromMemory() throws IOException {
        StringBuilder text = new StringBuilder();
        try (GitRepository git = GitRepository.open(LANTERN);
                TagStore store = TagStores.open("memory:")) {
            new Consolidator(new TagRepository(store), git.changes(), EvidenceRules.VERSION)
                    .consolidateAll("main", git.releases().releases(), ConsolidationListener.NONE);
            new StoreExport(store, line -> text.append(line).append('\n')).run(MigrationListener.NONE);
        }
        assertEquals(Files.readString(GOLDEN), text.toString());
    }

    @Test
    void isDescribedWithLinesOfTheExample() throws IOException {
        String description = Files.readString(Path.of("..", "docs", "export-format.md"));
        String block = "```\ncairn-export 1\n";
        int begin = description.indexOf(block) + 4;
        List<String> parts = Pattern.compile("[.]{3}\n")
                .splitAsStream(description.substring(begin, description.indexOf("```", begin)))
                .toList();
        assertTrue(parts.size() > 3, "an example with parts left out");
        String golden = Files.readString(GOLDEN);
        for (String part : parts) {
            assertTrue(golden.contains(part), part);
        }
    }

    @Test
    void writesAFileAndTellsWhatIsInIt() throws IOException {
        String out =
                cli.run("store", "export", "--output", "out.txt").requireDone().out();
        assertTrue(out.contains("-> out.txt") && out.contains("exported"), out);
        assertEquals(export(), Files.readString(folder.resolve("out.txt")));
        assertEquals(List.of(".cairn", "out.txt"), files());
    }

    @Test
    void writesItsReportAsJson() {
        String json = cli.run("store", "export", "--output", "out.txt", "--format", "json")
                .requireDone()
                .out();
        assertEquals("out.txt", JsonText.object(json).get("to"));
        assertTrue(json.contains("\"sha256\""), json);
    }

    @Test
    void replacesAFileOnlyWhenToldTo() throws IOException {
        Path file = Files.writeString(folder.resolve("out.txt"), "mine");
        Cli.Result refused = cli.run("store", "export", "--output", "out.txt");
        assertEquals(ExitCode.REFUSED, refused.exitCode());
        assertTrue(refused.err().contains("--force"), refused.err());
        assertEquals("mine", Files.readString(file));
        cli.run("store", "export", "--output", "out.txt", "--force").requireDone();
        assertEquals(export(), Files.readString(file));
        assertEquals(List.of(".cairn", "out.txt"), files());
    }

    @Test
    void replacesNothingButFiles() throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Cli.Result refused = cli.run("store", "export", "--output", "folder", "--force");
        assertEquals(ExitCode.REFUSED, refused.exitCode());
        assertTrue(refused.err().contains("is not a file"), refused.err());
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target.txt"));
        Files.writeString(folder.resolve("target.txt"), "old");
        cli.run("store", "export", "--output", "link", "--force").requireDone();
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(export(), Files.readString(folder.resolve("target.txt")));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Cli.Result refused = cli.run("store", "export", "--output", "nowhere/out.txt");
        assertEquals(ExitCode.REFUSED, refused.exitCode());
        assertTrue(refused.err().contains("nowhere/out.txt cannot be written"), refused.err());
    }

    @Test
    void refusesAStoreThatIsNotThere() throws IOException {
        Cli.Result refused = cli.run("store", "export", "--store", "lmdb:nothing", "--output", "out.txt");
        assertEquals(ExitCode.REFUSED, refused.exitCode());
        assertEquals(List.of(".cairn"), files());
    }

    @Test
    void leavesOutNoDamagedValueInSilence() throws IOException {
        damage();
        Cli.Result result = cli.run("store", "export", "--output", "out.txt");
        assertEquals(ExitCode.DAMAGED, result.exitCode(), result.err());
        assertTrue(result.err().contains("table changes, key 07: the checksum"), result.err());
        assertEquals(List.of(".cairn"), files());
        Cli.Result streamed = cli.run("store", "export");
        assertEquals(ExitCode.DAMAGED, streamed.exitCode());
        assertTrue(streamed.out().startsWith("cairn-export 1\n"), streamed.out());
        assertFalse(streamed.out().endsWith("end\n"), streamed.out());
    }

    /** Flips a bit of a value, which is found in the file by its pattern. */
    private void damage() throws IOException {
        byte[] pattern = new byte[5_000];
        Arrays.fill(pattern, (byte) 0x5A);
        try (TagStore store = TagStores.open("lmdb:" + folder.resolve(".cairn"))) {
            store.write(operations -> {
                operations.put(Table.CHANGES, new byte[] {7}, pattern);
                return null;
            });
        }
        Path file = folder.resolve(".cairn/data.mdb");
        byte[] bytes = Files.readAllBytes(file);
        for (int sector = 0; sector < bytes.length; sector += SECTOR) {
            if (Arrays.equals(bytes, sector, sector + SECTOR, pattern, 0, SECTOR)) {
                bytes[sector] ^= 1;
            }
        }
        Files.write(file, bytes);
    }
}
