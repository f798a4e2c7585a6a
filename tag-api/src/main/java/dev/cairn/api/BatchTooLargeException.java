package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** A transaction would hold more than one commit of this store can take; nothing was written (storage.md ATO-3). */
public final class BatchTooLargeException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public BatchTooLargeException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public BatchTooLargeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
