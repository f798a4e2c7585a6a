package dev.cairn.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another process that runs a class of these tests on the same Java, without its flags. */
public final class ChildJvm implements AutoCloseable {
    private static final long MINUTES_TO_LIVE = 3;
    private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** Runs {@code main} on the class path of this process. */
    public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** Runs {@code main} on the class path of this process, with options for Java. */
    public static ChildJvm start(List<String> options, Class<?> main, Object... arguments) throws IOException {
        return run(command(options, classPath(), main, arguments));
    }

    /** Runs a command. */
    public static ChildJvm run(List<String> command) throws IOException {
        return new ChildJvm(command);
    }

    /** Returns the command that runs {@code main} where a file has at most so many blocks of 512 bytes: writing more fails as on a full disk. */
    public static List<String> limited(long blocks, List<String> command) {
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
        limited.addAll(command);
        return limited;
    }

    /** Returns the flags with which this process opens packages of Java to others. */
    public static List<String> opensOfThisProcess() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .toList();
    }

    /** Returns the class path of this process, with the module path where its tests run on one. */
    public static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        String path = System.getProperty("java.class.path");
        return modules.isEmpty() ? path : String.join(File.pathSeparator, path, modules, TEST_CLASSES.toString());
    }

    /** Returns the command that runs {@code main} on a class path, with options for Java. */
    public static List<String> command(List<String> options, String classPath, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Returns the next line of what the process says, without those of the JVM itself; {@code null} at the end. */
    public @Nullable String line() {
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
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Kills the process as {@code kill -9} does, and returns the whole lines that it still had to say. */
    public List<String> kill() throws InterruptedException {
        // By its handle, because Process.destroyForcibly closes the output that is still to be read.
        process.toHandle().destroyForcibly();
        List<String> rest = lines();
        process.waitFor();
        return rest;
    }

    /** Waits for the process to end by itself, and returns its exit code. */
    public int exitCode() throws InterruptedException {
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
