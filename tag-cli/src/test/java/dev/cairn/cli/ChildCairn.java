package dev.cairn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own. */
final class ChildCairn implements AutoCloseable {
    private static final long MINUTES_TO_LIVE = 3;

    private final Process process;

    private final Path errors;

    private ChildCairn(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static ChildCairn start(Path directory, String... arguments) throws IOException {
        return start(directory, List.of(), arguments);
    }

    /** Starts it with flags for its virtual machine. */
    static ChildCairn start(Path directory, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("cairn-", ".err");
        return new ChildCairn(
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(errors.toFile())
                        .start(),
                errors);
    }

    /** Returns what it reads as standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Returns all that it says on standard output. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns all that it has said on its error output. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Lets it run for some time at most, then kills it as {@code kill -9} does; returns whether it was killed. */
    boolean killAfter(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(MINUTES_TO_LIVE, TimeUnit.MINUTES)) {
            throw new AssertionError("the command does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
