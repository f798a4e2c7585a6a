package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history that comes with Cairn gives the table that its description shows. */
class ExampleTest {
    private static final String TABLE = """
            TAG              VERSION     DATE        CHANGES  AI  AI %  HUMAN %  UNATTRIBUTED %  CONFIDENCE  TOP PROVIDER
            v1.1.0           1.1.0       2026-02-14        4   2  50.0      0.0            50.0           -  anthropic (+1)
            v1.0.1           1.0.1       2026-02-06        1   0   0.0    100.0             0.0           -  -
            npm/v1.0.0 (+1)  1.0.0       2026-02-04        2   1  50.0     50.0             0.0           -  openai
            v1.0.0-rc.1      1.0.0-rc.1  2026-01-31        4   2  50.0      0.0            50.0           -  aider (+1)
            v0.2.0           0.2.0       2026-01-23        5   3  60.0     20.0            20.0           -  anthropic (+3)
            v0.1.0           0.1.0       2026-01-13        4   1  25.0      0.0            75.0           -  anthropic

            AI: an agent had a part in it. HUMAN: known to be made by people alone. UNATTRIBUTED: no evidence either way.
            """;

    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void isListedWithItsAttribution() {
        Path example = EXAMPLES.resolve("lantern.git");
        String imported = Cli.in(folder)
                .run("import", "git", example.toString())
                .requireDone()
                .out();
        assertTrue(imported.endsWith("\n\n" + TABLE), imported);
        assertEquals(
                TABLE,
                Cli.in(folder).run("tag", "list", "--attribution").requireDone().out());
    }

    @Test
    void isShownInTheDescriptionsAsItIs() throws IOException {
        String table = TABLE.substring(0, TABLE.indexOf("\n\n"));
        assertTrue(Files.readString(EXAMPLES.resolve("README.md")).contains(table));
        assertTrue(Files.readString(EXAMPLES.resolveSibling("README.md")).contains(table));
    }

    @Test
    void isTheSameAsItsText() throws Exception {
        Path made = folder.resolve("made.git");
        git(Redirect.PIPE, "init", "-q", "--bare", "-b", "main", made.toString());
        Redirect text = Redirect.from(EXAMPLES.resolve("lantern.fast-import").toFile());
        git(text, "--git-dir=" + made, "fast-import", "--quiet");
        String[] refs = {"for-each-ref", "--format=%(objectname) %(refname)"};
        assertEquals(
                git(Redirect.PIPE, "--git-dir=" + EXAMPLES.resolve("lantern.git"), refs[0], refs[1]),
                git(Redirect.PIPE, "--git-dir=" + made, refs[0], refs[1]));
    }

    private static String git(Redirect input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(input)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
