package dev.cairn.backend.lmdb;

import dev.cairn.testing.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that makes system calls of a process fail, or writes them down. */
final class Strace {
    /** Set where strace is promised to be installed: what needs it then fails without it. */
    private static final String PROMISED = "CAIRN_STRACE_PROMISED";

    private Strace() {}

    /** Returns whether strace works here; if not, says what is therefore not tested, or fails where it was promised. */
    static boolean worksOrSays(String notTested) throws IOException, InterruptedException {
        String problem = problem();
        if (problem.isEmpty()) {
            return true;
        }
        String told = "NOT TESTED: " + notTested + ", because strace " + problem
                + ". Install it (apt-get install strace)," + " or allow processes to be traced.";
        if (System.getenv(PROMISED) != null) {
            throw new AssertionError(told + " " + PROMISED + " is set.");
        }
        System.err.println(told);
        return false;
    }

    private static String problem() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : "does not run here (" + said.strip() + ")";
        } catch (IOException absent) {
            return "is not installed";
        }
    }

    /** Runs a class of these tests under strace, which looks at these files only. */
    static ChildJvm start(List<String> options, List<Path> files, Class<?> main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "signal=none"));
        files.forEach(file -> command.addAll(List.of("-P", file.toString())));
        command.addAll(options);
        command.addAll(ChildJvm.command(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), ChildJvm.classPath(), main, arguments));
        return ChildJvm.run(command);
    }
}
