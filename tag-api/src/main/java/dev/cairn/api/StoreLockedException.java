package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The store is open elsewhere and may not be shared; the message says who holds it (storage.md SPI-7). */
public final class StoreLockedException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public StoreLockedException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public StoreLockedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
