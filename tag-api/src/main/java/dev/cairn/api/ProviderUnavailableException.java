package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** A provider that is installed cannot run here; the message gives its reason and the remedy (storage.md SPI-4). */
public final class ProviderUnavailableException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public ProviderUnavailableException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public ProviderUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
