package dev.cairn.core.internal.records;

/** A line of a payload's text form is wrong; whoever knows where the payload stands tells people. */
public final class UnreadableLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableLineException(int line, String what) {
        super(what);
        this.line = line;
    }

    /** Returns which line of the payload it is, from 0. */
    public int line() {
        return line;
    }
}
