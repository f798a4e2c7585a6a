package dev.cairn.cli;

/** What the process says when it ends. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** Refused, or not found; the message says what to do. */
    static final int REFUSED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The store is damaged. */
    static final int DAMAGED = 3;

    /**
     * Nobody reads on: what a shell says of a program that SIGPIPE ended, as Git's are. It is not {@link #DONE}, because a difference that
     * {@code tag verify} found must not look like none when only its first lines are read.
     */
    static final int READER_GONE = 141;

    private ExitCode() {}
}
