package dev.cairn.conformance;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs one {@link ChildProgram} in a child JVM. */
final class ChildMain {
    /**
     * Begins each line that a program says, always at the beginning of a line: what native code of a backend writes to the standard
     * output must not be taken for it.
     */
    static final String MARK = "conformance: ";

    private ChildMain() {}

    /** Runs the program that the first argument names, over the store that the next ones specify. */
    public static void main(String[] args) throws Exception {
        // What the backend prints belongs into a failure's text, and must not fill a pipe that the parent reads now and
        // then.
        System.setOut(System.err);
        List<String> arguments = new ArrayList<>(List.of(args));
        HangWatch.over(Thread.currentThread());
        ChildProgram program = ChildProgram.valueOf(arguments.remove(0));
        program.run(StoreSpec.parse(arguments), arguments);
    }

    /** Says a line to the parent, at once. */
    static void say(String line) {
        try {
            new FileOutputStream(FileDescriptor.out)
                    .write(("\n" + MARK + line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the parent says something; ends this process if the parent has ended. */
    static void awaitWord() {
        hear();
    }

    /** Returns the line that the parent says next; ends this process if the parent has ended. */
    static String hear() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = System.in.read();
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = System.in.read();
            }
            if (next < 0) {
                Runtime.getRuntime().halt(1);
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
