package dev.cairn.cli.changelog;

/** A log is not what it should be; the message names record, line, column and field. */
public final class LogFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogFormatException(String message) {
        super(message);
    }
}
