package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** There is no room for a commit; nothing was changed (storage.md ATO-2). */
public final class StoreFullException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public StoreFullException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public StoreFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
