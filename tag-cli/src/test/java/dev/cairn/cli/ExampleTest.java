package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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

    @TempDir
    Path folder;

    @Test
    void isListedWithItsAttribution() {
        Path example = Path.of("..", "examples", "lantern.git").toAbsolutePath();
        Cli.in(folder).run("import", "git", example.toString()).requireDone();
        assertEquals(
                TABLE,
                Cli.in(folder).run("tag", "list", "--attribution").requireDone().out());
    }
}
