package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** An option is unknown or its value out of range; the message lists what is accepted (storage.md SPI-5). */
public final class InvalidOptionException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public InvalidOptionException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public InvalidOptionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
