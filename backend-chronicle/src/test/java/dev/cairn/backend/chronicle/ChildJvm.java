package dev.cairn.backend.chronicle;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another process that runs a class of these tests on the same Java, with the flags that a test gives it. */
final class ChildJvm implements AutoCloseable {
    private static final long MINUTES_TO_LIVE = 3;
    private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** What Chronicle Map needs on the class path. */
    static final List<String> FLAGS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");

    /** Runs {@code main} on the class path of this process, with the flags that Chronicle Map needs. */
    static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(FLAGS, main, arguments);
    }

    /** Runs {@code main} on the class path of this process, with options for Java. */
    static ChildJvm start(List<String> options, Class<?> main, Object... arguments) throws IOException {
        return new ChildJvm(command(options, classPath(), main, arguments));
    }

    /** Runs {@code main} where a file has at most so many blocks of 512 bytes: writing more fails as on a full disk. */
    static ChildJvm limitedTo(int blocks, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
        command.addAll(command(FLAGS, classPath(), main, arguments));
        return new ChildJvm(command);
    }

    /** Returns the class path, also where these tests run on the module path. */
    private static String classPath() {
        return System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + TEST_CLASSES;
    }

    private static List<String> command(List<String> options, String classPath, Class<?> main, Object... arguments) {
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
            while (line != null && (line.startsWith("WARNING: ") || line.startsWith("SLF4J") || line.isBlank())) {
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
