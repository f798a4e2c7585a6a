package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The thread was interrupted while it waited; its interrupt status is set, and nothing was changed. */
public final class OperationInterruptedException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public OperationInterruptedException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public OperationInterruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
