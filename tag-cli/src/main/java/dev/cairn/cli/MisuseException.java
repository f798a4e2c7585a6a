package dev.cairn.cli;

/** An argument turned out to be wrong after the command line was read; the message says which, and what is right. */
final class MisuseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MisuseException(String message) {
        super(message);
    }

    MisuseException(String message, Throwable cause) {
        super(message, cause);
    }
}
