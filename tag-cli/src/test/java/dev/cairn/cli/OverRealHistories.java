package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests over the three real histories, each imported once, with what Git alone says of it. */
@Tag("real-histories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OverRealHistories {
    @TempDir
    static Path folder;

    private final Map<String, RealHistory> histories = new HashMap<>();
    private final Map<String, GitOracle> oracles = new HashMap<>();

    @BeforeAll
    void readThem() throws IOException {
        for (String name : List.of("llm", "composefs-rs", "ai-dev-memory")) {
            RealHistory history = RealHistory.imported(folder, name);
            histories.put(name, history);
            oracles.put(name, new GitOracle(history));
        }
    }

    final RealHistory history(String name) {
        return Objects.requireNonNull(histories.get(name));
    }

    final GitOracle oracle(String name) {
        return Objects.requireNonNull(oracles.get(name));
    }
}
