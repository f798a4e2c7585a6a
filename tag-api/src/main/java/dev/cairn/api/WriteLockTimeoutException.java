package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The writer's place did not become free in time; the message names who holds it and since when (storage.md TXN-5). */
public final class WriteLockTimeoutException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public WriteLockTimeoutException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public WriteLockTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
