package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong command line is told so, with the way to the right one; every command has help. */
class UsageTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag lst",
                "tag list --nope",
                "tag show",
                "tag create v1",
                "tag create v1 --git .",
                "tag create v1 --consolidate --git . --version one",
                "import git",
                "import git . --channel=",
                "import git . --ref [",
                "tag list --format yaml",
                "deps expand v1.0.0 --format csv",
                "tag show v1.0.0 --format markdown",
                "tag diff v1.0.0",
                "tag trend --last 0",
                "tag trend --last many",
                "tag list --color sometimes",
                "store migrate --from memory:",
                "store migrate --from nowhere: --to memory:",
                "store export --format json",
                "store import",
                "deps expand",
                "deps why v1",
                "--store"
            })
    void isRefusedWhenWrong(String line) throws Exception {
        if (Files.notExists(folder.resolve(".git"))) {
            GitFixture.in(folder).withReleases().close();
        }
        Cli.Result result = Cli.in(folder).run(line.split(" "));
        assertEquals(ExitCode.USAGE, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("cairn: "), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tag", "deps", "import", "store"})
    void isExplainedWhenItEndsTooEarly(String line) {
        Cli.Result result = Cli.in(folder).run(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("Usage: cairn"), result.err());
    }

    @Test
    void isCorrectedWhenMisspelt() {
        assertTrue(Cli.in(folder).run("tag", "lst").err().contains("Did you mean list?"));
    }

    static Stream<String> commands() {
        return Stream.of(
                "",
                "import",
                "import git",
                "import log",
                "tag",
                "tag create",
                "tag list",
                "tag show",
                "tag diff",
                "tag trend",
                "tag delete",
                "tag verify",
                "deps",
                "deps expand",
                "deps reduce",
                "deps why",
                "store",
                "store info",
                "store verify",
                "store migrate",
                "store export",
                "store import",
                "backends",
                "completion");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isDescribedWithAnExample(String command) {
        Cli.Result help =
                Cli.in(folder).run((command + " --help").strip().split(" ")).requireDone();
        assertTrue(help.out().startsWith(("Usage: cairn " + command).strip()), help.out());
        assertTrue(help.out().contains("Example:"), help.out());
        assertTrue(help.out().contains("--store=URI"), help.out());
    }

    @Test
    void hasItsGlobalOptionsBeforeAndAfterTheCommand() {
        String store = "memory:";
        assertEquals(
                "[ ]",
                Cli.in(folder)
                        .run("--store", store, "--format", "json", "tag", "list")
                        .out()
                        .strip());
        assertEquals(
                "[ ]",
                Cli.in(folder)
                        .run("tag", "--format", "json", "list", "--store", store)
                        .out()
                        .strip());
        assertEquals(
                "[ ]",
                Cli.in(folder)
                        .run("tag", "list", "--store", store, "--format", "JSON")
                        .out()
                        .strip());
    }

    @Test
    void hasAVersion() {
        assertTrue(Cli.in(folder).run("--version").requireDone().out().startsWith("cairn "));
    }

    @Test
    void canBeCompletedByTheShell() {
        String script = Cli.in(folder).run("completion").requireDone().out();
        assertTrue(script.contains("complete -F _complete_cairn"), "no bash completion in the script");
        assertTrue(script.contains("--attribution"));
    }

    @Test
    void listsTheBackends() {
        String json =
                Cli.in(folder).run("backends", "--format", "json").requireDone().out();
        assertEquals(
                List.of("chronicle", "lmdb", "memory"),
                JsonText.objects(json).stream()
                        .map(backend -> backend.get("name"))
                        .toList());
        assertTrue(Cli.in(folder).run("backends").requireDone().out().contains("a loss of power"));
    }

    @Test
    void isColouredOnATerminalAloneAndWhereNobodyMinds() {
        assertTrue(colored(new Cli(folder, Map.of(), true)));
        assertFalse(colored(new Cli(folder, Map.of(), false)));
        assertFalse(colored(new Cli(folder, Map.of("NO_COLOR", "1"), true)));
        assertFalse(colored(new Cli(folder, Map.of("TERM", "dumb"), true)));
        assertFalse(colored(new Cli(folder, Map.of(), true), "--color", "never"));
        assertTrue(colored(new Cli(folder, Map.of("NO_COLOR", "1"), false), "--color", "always"));
    }

    @Test
    void leavesTheTerminalAsItWas() {
        String out = Cli.in(folder)
                .run("backends", "--color", "always")
                .requireDone()
                .out();
        assertTrue(out.startsWith(ESCAPE + "[1mBACKEND"), out);
        assertTrue(out.lines().findFirst().orElseThrow().endsWith("AVAILABLE" + ESCAPE + "[0m"), out);
    }

    private static boolean colored(Cli cli, String... options) {
        String[] line = Stream.concat(Stream.of("backends"), Stream.of(options)).toArray(String[]::new);
        return cli.run(line).requireDone().out().contains(ESCAPE);
    }
}
