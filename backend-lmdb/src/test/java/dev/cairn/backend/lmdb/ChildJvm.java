package dev.cairn.backend.lmdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another process that runs a class of these tests on the same Java, without flags. */
final class ChildJvm implements AutoCloseable {
    private static final long MINUTES_TO_LIVE = 3;

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** Runs {@code main} on the class path of this process. */
    static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** Runs {@code main} on the class path of this process, with options for Java. */
    static ChildJvm start(List<String> options, Class<?> main, Object... arguments) throws IOException {
        return run(command(options, System.getProperty("java.class.path"), main, arguments));
    }

    static ChildJvm run(List<String> command) throws IOException {
        return new ChildJvm(command);
    }

    static List<String> command(List<String> options, String classPath, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Returns the next line of what the process says, without those of the JVM itself; {@code null} at the end. */
    @Nullable
    String line() {
        try {
            String line = output.readLine();
            while (line != null && (line.startsWith("WARNING: ") || line.isBlank())) {
                line = output.readLine();
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the lines up to the end of the process. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Kills the process as {@code kill -9} does, and returns the whole lines that it still had to say. */
    List<String> kill() throws InterruptedException {
        // By its handle, because Process.destroyForcibly closes the output that is still to be read.
        process.toHandle().destroyForcibly();
        List<String> rest = lines();
        process.waitFor();
        return rest;
    }

    /** Waits for the process to end by itself, and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(MINUTES_TO_LIVE, TimeUnit.MINUTES)) {
            throw new AssertionError("the child process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
