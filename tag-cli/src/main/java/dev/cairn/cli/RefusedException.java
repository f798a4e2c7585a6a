package dev.cairn.cli;

/** A command cannot do what it was asked for; the message says what, where, why and what to do. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
