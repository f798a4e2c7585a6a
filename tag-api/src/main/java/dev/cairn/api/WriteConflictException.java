package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** Another process committed first; nothing of this transaction was applied (storage.md TXN-5). */
public final class WriteConflictException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public WriteConflictException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public WriteConflictException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
