package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The place of a store cannot be used: no directory, no permission, a read-only file system, an I/O error (storage.md SPI-8). */
public final class StoreAccessException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public StoreAccessException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public StoreAccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
