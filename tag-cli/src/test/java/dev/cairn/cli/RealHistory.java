package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real history in a folder of its own: the clone {@code history}, which is asked with the {@code git} program, and the store that it was
 * imported into. The histories lie outside the project, in the folder that the system property {@code cairn.histories} names.
 */
record RealHistory(Path folder) {
    /** Clones a history into a new folder and imports it there. */
    static RealHistory imported(Path folder, String name) {
        String configured = System.getProperty("cairn.histories", "");
        Path bundle = Path.of(configured).resolve(name + ".bundle");
        assertTrue(
                !configured.isEmpty() && Files.isRegularFile(bundle),
                () -> "no " + bundle + ": set the system property cairn.histories to the folder of the real histories");
        return imported(folder.resolve(name), bundle.toAbsolutePath());
    }

    /** Clones what Git can clone into a folder, which it makes, and imports it there. */
    static RealHistory imported(Path folder, Path source) {
        RealHistory history = new RealHistory(folder);
        String clone = folder.resolve("history").toString();
        ask(folder.toAbsolutePath().getRoot(), "clone", "-q", "--mirror", source.toString(), clone);
        history.cairn("import", "git", "history");
        return history;
    }

    private static String ask(Path directory, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", directory.toString(), "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), command.toString());
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns all that {@code git} says. */
    String gitText(String... arguments) {
        return ask(folder.resolve("history"), arguments);
    }

    /** Returns what {@code git} says, line by line. */
    List<String> git(String... arguments) {
        return gitText(arguments).lines().toList();
    }

    List<String> tags() {
        return git("tag", "--list");
    }

    Cli.Result run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }

    /** Returns what a command of Cairn says, which must succeed. */
    String cairn(String... arguments) {
        return run(arguments).requireDone().out();
    }
}
