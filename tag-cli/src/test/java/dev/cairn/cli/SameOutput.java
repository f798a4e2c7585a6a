package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The file {@code golden/outputs.txt}: a line {@code SHA-256 HISTORY COMMAND...} for each command whose output must be the same on every run, JDK
 * and machine.
 */
final class SameOutput {
    private static final String FILE = "/golden/outputs.txt";

    private SameOutput() {}

    /** Runs what the file lists of a history in the folder of its store, and leaves what differs below {@code target/outputs}. */
    static void require(String history, Path folder) {
        List<String> expected =
                lines().filter(line -> line.split(" +", 3)[1].equals(history)).toList();
        assertTrue(!expected.isEmpty(), history);
        List<String> found = new ArrayList<>();
        for (String line : expected) {
            String[] parts = line.split(" +", 3);
            Cli.Result result = Cli.in(folder).run(parts[2].split(" ", -1));
            String told = result.exitCode() + "\n" + result.out() + "\n" + result.err();
            String digest =
                    Hashing.sha256().hashString(told, StandardCharsets.UTF_8).toString();
            found.add(digest.substring(0, 16) + " " + history + " " + parts[2]);
            if (!digest.startsWith(parts[0])) {
                keep(history + " " + parts[2], told);
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found), "see target/outputs");
    }

    private static Stream<String> lines() {
        try (InputStream in = Objects.requireNonNull(SameOutput.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(String name, String told) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "outputs"));
            Files.writeString(folder.resolve(name.replaceAll("[^A-Za-z0-9.-]+", "_")), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
