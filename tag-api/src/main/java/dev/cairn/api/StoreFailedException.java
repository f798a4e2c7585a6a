package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The outcome of a commit cannot be known, or could not be known for an earlier one: the store does no further work until it is opened again (storage.md ATO-2). */
public final class StoreFailedException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public StoreFailedException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public StoreFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
