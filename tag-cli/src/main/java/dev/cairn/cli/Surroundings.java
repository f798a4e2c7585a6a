package dev.cairn.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * All that a run takes from the process around it.
 *
 * @param directory the working directory, absolute
 * @param variables the environment variables
 * @param user the account's name
 * @param clock the time
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 */
public record Surroundings(
        Path directory,
        Map<String, String> variables,
        String user,
        Clock clock,
        OutputStream out,
        OutputStream err,
        boolean outIsTerminal,
        boolean errIsTerminal) {
    /** Returns the surroundings of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.getProperty("user.name", ""),
                Clock.systemUTC(),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal("cairn.stdout.terminal"),
                isTerminal("cairn.stderr.terminal"));
    }

    /** Java cannot tell one stream from the other, so the launcher tells; without it both must be terminals. */
    private static boolean isTerminal(String property) {
        String told = System.getProperty(property);
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }

    /** Returns whether a variable is set to something. */
    boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }
}
