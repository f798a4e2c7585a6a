package dev.cairn.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands print is the same, byte for byte, on every run and on every JDK: both that CI runs on compare with one file. */
class SameOutputTest {
    private static final Path LANTERN = Path.of("..", "examples", "lantern.git").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void ofTheExample() {
        SameOutput.require("lantern", RealHistory.imported(folder, LANTERN).folder());
    }

    @Tag("golden-histories")
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofARealHistory(String name) {
        SameOutput.require(name, RealHistory.imported(folder, name).folder());
    }
}
