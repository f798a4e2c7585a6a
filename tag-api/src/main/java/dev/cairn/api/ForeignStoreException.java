package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** What lies at the location is not a store that this backend reads: other files, another backend's store, a newer format (storage.md SPI-8, FMT-1). It was left as it was. */
public final class ForeignStoreException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public ForeignStoreException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public ForeignStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
