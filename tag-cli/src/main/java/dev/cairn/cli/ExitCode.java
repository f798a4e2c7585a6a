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

    private ExitCode() {}
}
