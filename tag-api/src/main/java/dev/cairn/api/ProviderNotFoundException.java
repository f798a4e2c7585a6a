package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/** No provider, or more than one, fits what was asked for (storage.md SPI-2, SPI-3); the message lists those there are. */
public final class ProviderNotFoundException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public ProviderNotFoundException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public ProviderNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
