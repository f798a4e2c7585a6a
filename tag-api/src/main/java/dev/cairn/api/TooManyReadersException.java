package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The engine has no place for another read snapshot; close transactions that are not needed. */
public final class TooManyReadersException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public TooManyReadersException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public TooManyReadersException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
