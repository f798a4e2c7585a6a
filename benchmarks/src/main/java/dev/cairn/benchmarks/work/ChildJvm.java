package dev.cairn.benchmarks.work;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other processes: Java with this class path and these flags, and any command. Each has a time that it must not exceed. */
final class ChildJvm {
    private static final int MINUTES = 5;

    private ChildJvm() {}

    /** Runs a class with a heap of so many MiB, and returns the lines that it prints. */
    static List<String> lines(int heapMebibytes, Class<?> main, String... arguments) throws Exception {
        List<String> command = java(heapMebibytes);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return lines(command);
    }

    /** Returns the words that start Java like this process, without a class to run. */
    static List<String> java(int heapMebibytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx" + heapMebibytes + "m", "-cp", System.getProperty("java.class.path")));
        return command;
    }

    /** Runs a command, and returns the lines that it prints. */
    static List<String> lines(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command.get(0) + " did not end well");
            }
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
