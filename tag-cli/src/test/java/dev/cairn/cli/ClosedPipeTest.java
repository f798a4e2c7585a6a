package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that has seen enough ends the command in the middle of what it says, without a word. Both are processes, in a real pipe. */
class ClosedPipeTest {
    /** Their hashes are many times what a pipe and the buffers before it hold. */
    private static final int CHANGES = 20_000;

    /** What the launcher passes, too: from JDK 24 on a JVM without it warns. */
    private static final String NATIVE_ACCESS =
            Runtime.version().feature() < 24 ? "" : "--enable-native-access=ALL-UNNAMED";

    @TempDir
    static Path folder;

    @BeforeAll
    static void importLongHistory() throws Exception {
        assertEquals("", shell("git init -q --bare history.git && git -C history.git fast-import --quiet", chain()));
        Cli.in(folder).run("import", "git", "history.git").requireDone();
    }

    private static String chain() {
        StringBuilder commits = new StringBuilder();
        for (int i = 0; i < CHANGES; i++) {
            commits.append("commit refs/heads/main\ncommitter A <a@example.invalid> ")
                    .append(1_700_000_000 + i)
                    .append(" +0000\ndata 1\nx\n");
        }
        return commits.append("reset refs/tags/v1\nfrom refs/heads/main\n\n").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deps expand v1",
                "deps expand v1 --format json",
                "tag show v1 --members",
                "tag show v1 --evidence",
                "store export"
            })
    void endsWhatIsWrittenIntoIt(String command) throws Exception {
        assertEquals("1\n141\n", cairn(command + " | head -n 1 | wc -l"));
        assertEquals("", Files.readString(folder.resolve("err")));
    }

    @Test
    void isNotSeenWhereAllIsRead() throws Exception {
        assertEquals(CHANGES + "\n0\n", cairn("deps expand v1 | wc -l"));
    }

    /** Returns what a pipeline that begins with the command says, and then the exit code of the command. */
    private static String cairn(String pipeline) throws IOException, InterruptedException {
        return shell(
                "\"$JAVA\" " + NATIVE_ACCESS + " -XX:TieredStopAtLevel=1 -cp \"$CLASSES\" " + Main.class.getName() + " "
                        + pipeline + "; echo ${PIPESTATUS[0]}",
                "");
    }

    private static String shell(String script, String input) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        shell.environment().put("JAVA", java.toString());
        shell.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = shell.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return out;
    }
}
