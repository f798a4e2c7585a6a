package dev.cairn.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
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
 * @param in standard input
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
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean outIsTerminal,
        boolean errIsTerminal) {
    /** Returns the surroundings of this process. The launcher tells what is a terminal, because Java cannot tell one stream from another. */
    static Surroundings ofProcess() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.getProperty("user.name", ""),
                Clock.systemUTC(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("cairn.stdout.terminal"),
                Boolean.getBoolean("cairn.stderr.terminal"));
    }

    /** Returns whether a variable is set to something. */
    boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }
}
