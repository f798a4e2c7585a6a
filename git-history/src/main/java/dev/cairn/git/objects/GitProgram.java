package dev.cairn.git.objects;

import dev.cairn.git.GitHistoryException;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code git} program, run on one repository: no shell, no pager, no configuration but the repository's own, no network, no
 * replace refs, no locks taken. Of what the repository's configuration can have git run, no command that is used here runs anything
 * but the monitor of its index, which is switched off.
 */
final class GitProgram {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "LC_ALL", "C");
    private static final int MAX_ERROR_BYTES = 4096;

    private final File repository;

    GitProgram(File repository) {
        this.repository = repository;
    }

    File repository() {
        return repository;
    }

    /** Starts a command that stays: its errors are thrown away, its end is seen on its output. */
    Process start(String... arguments) {
        return launch(ProcessBuilder.Redirect.DISCARD, arguments);
    }

    /** Runs a command to its end and hands its output to {@code reader}; tells its exit code and its error text. */
    Result run(OutputReader reader, String... arguments) {
        Process process = launch(ProcessBuilder.Redirect.PIPE, arguments);
        try (InputStream output = process.getInputStream();
                InputStream errors = process.getErrorStream()) {
            process.getOutputStream().close();
            reader.read(output);
            output.transferTo(OutputStream.nullOutputStream());
            String text = new String(errors.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), text);
        } catch (IOException e) {
            throw Damage.corrupt(repository, "the output of 'git " + arguments[0] + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitHistoryException(
                    Kind.UNREADABLE, "Interrupted while reading the Git repository at " + repository + ".", e);
        } finally {
            process.destroy();
        }
    }

    private Process launch(ProcessBuilder.Redirect errors, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false", "--git-dir=" + repository));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(ENVIRONMENT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GitHistoryException(
                    Kind.GIT_UNAVAILABLE,
                    "Cannot read the Git repository at " + repository
                            + ": it names objects by SHA-256, which needs the 'git' program,"
                            + " and that could not be started (" + e.getMessage()
                            + "). Install git 2.36 or newer, and see that it is"
                            + " on the PATH.",
                    e);
        }
    }

    /** Takes the output of a command. */
    interface OutputReader {
        void read(InputStream output) throws IOException;
    }

    /** How a command ended. */
    record Result(int exitCode, String errors) {}
}
