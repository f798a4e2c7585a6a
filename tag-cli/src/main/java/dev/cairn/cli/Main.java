package dev.cairn.cli;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs the command line of this process, and ends it with the exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLineTool.run(Surroundings.ofProcess(), arguments));
    }
}
