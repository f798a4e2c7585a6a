package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is told on a terminal, with rate and estimate, and leaves nothing behind. */
class ProgressTest {
    @TempDir
    Path folder;

    @Test
    void tellsRateAndEstimate() {
        assertEquals(
                "10 of 40 releases, 500 changes, 250 changes/s, about 6 s left",
                Progress.describe(10, 40, 500, Duration.ofSeconds(2)));
        assertEquals("0 of 40 releases, 0 changes, 0 changes/s", Progress.describe(0, 40, 0, Duration.ZERO));
    }

    @Test
    void overwritesWhatItShowedAndThenItself() {
        StringWriter shown = new StringWriter();
        long[] now = {0};
        try (Progress progress = new Progress(new PrintWriter(shown), true, () -> now[0])) {
            now[0] = Duration.ofSeconds(1).toNanos();
            progress.progress(1, 2, 3);
            progress.progress(2, 2, 6);
        }
        String line = "1 of 2 releases, 3 changes, 3 changes/s, about 1 s left";
        assertEquals("\rreading the history\r" + line + "\r" + " ".repeat(line.length()) + "\r", shown.toString());
    }

    @Test
    void isForTerminalsAndTextOnly() throws Exception {
        GitFixture.in(folder).withReleases().close();
        assertEquals(
                "", new Cli(folder, Map.of(), false).run("import", "git", ".").err());
        assertEquals(
                "",
                new Cli(folder, Map.of(), true)
                        .run("import", "git", ".", "--format", "json")
                        .err());
        String watched =
                new Cli(folder, Map.of(), true).run("import", "git", ".").err();
        assertTrue(watched.startsWith("\rreading the history"), watched);
        assertTrue(watched.endsWith(" \r"), watched);
    }
}
