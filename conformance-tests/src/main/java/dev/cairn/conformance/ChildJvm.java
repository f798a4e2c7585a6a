package dev.cairn.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child process with a JVM like this one - same Java, class path or module path, and flags - that runs a
 * {@link ChildProgram} and speaks in lines on its output.
 */
final class ChildJvm implements AutoCloseable {
    /** For processes that live for seconds: the slower compiler would cost more than it gains. Inherited flags come later, and win. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1");

    private static final int MOST_ERRORS = 16 << 10;

    private final ChildProgram program;
    private final ChildLimits limits;
    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;
    private final Path errors;
    private volatile String heard = "";

    private ChildJvm(ChildProgram program, ChildLimits limits, Process process, Path errors) {
        this.program = program;
        this.limits = limits;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Starts a program within limits; {@code directory} keeps what it says on its error output. */
    static ChildJvm start(
            Path directory, ChildLimits limits, StoreSpec spec, ChildProgram program, List<String> arguments) {
        List<String> command = new ArrayList<>(limits.wrapper());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(BRIEF);
        command.addAll(inheritedFlags());
        command.addAll(limits.flags());
        command.addAll(program());
        command.add(program.name());
        command.addAll(spec.toArguments());
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile(directory, "child-", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            return new ChildJvm(program, limits, process, errors);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // A debugger's port cannot be had twice.
    private static List<String> inheritedFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib:jdwp") && !flag.startsWith("-Xrunjdwp"))
                .toList();
    }

    private static List<String> program() {
        Module module = ChildMain.class.getModule();
        String main = ChildMain.class.getName();
        return module.isNamed()
                ? List.of(
                        "--module-path",
                        System.getProperty("jdk.module.path", ""),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "--module",
                        module.getName() + "/" + main)
                : List.of("-cp", absolute(System.getProperty("java.class.path", "")), main);
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator)).stream()
                        .map(entry -> new File(entry).getAbsolutePath())
                        .toList());
    }

    /** Returns the next line that the program says, or {@code null} if it has ended. */
    @Nullable
    String line() {
        try {
            String line = output.readLine();
            while (line != null && !line.startsWith(ChildMain.MARK)) {
                line = output.readLine();
            }
            return line == null ? null : line.substring(ChildMain.MARK.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the rest of the next line, which must begin with {@code word}. */
    String expect(String word) {
        String line = line();
        if (line == null) {
            throw new AssertionError(this + " ended with status " + await() + " before it was done" + last());
        }
        if (!line.startsWith(word)) {
            throw new AssertionError(this + " should say '" + word + "', but said '" + line + "'" + errors());
        }
        heard = line;
        return line.substring(word.length()).trim();
    }

    /** Says one line to the child. */
    void tell(String line) {
        input.println(line);
    }

    /** Waits until the child has ended, and fails unless it ended well. */
    void awaitSuccess() {
        int status = await();
        if (status != 0) {
            throw new AssertionError(this + " ended with status " + status + errors());
        }
    }

    /** Kills the child, which is SIGKILL where there are signals, and waits until it is dead. */
    void kill() {
        // Not by the process itself, which would throw away what the child has said and nobody has read yet.
        process.toHandle().destroyForcibly();
        await();
    }

    private int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a child process", interrupted);
        }
    }

    /** Returns whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns what it is and what it said last, for a failure's text. */
    String progress() {
        return this + last();
    }

    private String last() {
        return (heard.isEmpty() ? ", and said nothing" : ", after it said '" + heard + "'") + errors();
    }

    private String errors() {
        try {
            long length = Files.size(errors);
            String said = end(Math.max(0, length - MOST_ERRORS)).strip();
            String cut = length > MOST_ERRORS ? " (the end of " + length + " bytes)" : "";
            return said.isEmpty() ? "; it wrote no errors" : "; its errors" + cut + ": " + said;
        } catch (IOException failure) {
            return "; its errors cannot be read: " + failure;
        }
    }

    // What a backend prints may be long, and need not be text.
    private String end(long from) throws IOException {
        try (InputStream in = Files.newInputStream(errors)) {
            in.skipNBytes(from);
            return new String(in.readNBytes(MOST_ERRORS), StandardCharsets.UTF_8);
        }
    }

    /** Returns which program it runs and within which limits, for a failure's text. */
    @Override
    public String toString() {
        return "a child process (" + program + ", " + limits.told() + ")";
    }

    @Override
    public void close() {
        kill();
    }
}
