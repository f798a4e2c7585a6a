package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** The stored bytes are damaged; the message names the file, or the table and the key (storage.md COR-1). */
public class StoreCorruptException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public StoreCorruptException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public StoreCorruptException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
