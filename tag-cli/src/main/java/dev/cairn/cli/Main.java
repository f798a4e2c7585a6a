package dev.cairn.cli;

import java.time.Duration;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs the command line of this process, and ends it with the exit code. */
    public static void main(String[] arguments) {
        new MemoryWatch(Duration.ofSeconds(1), Main::endForWantOfMemory).start();
        System.exit(CommandLineTool.run(Surroundings.ofProcess(), arguments));
    }

    /** Ends the process as a kill would, which no store minds: nothing else can be relied on without memory. */
    static void endForWantOfMemory() {
        System.err.println("cairn: " + Failures.OUT_OF_MEMORY);
        Runtime.getRuntime().halt(ExitCode.REFUSED);
    }
}
