package dev.cairn.core.migration;

import dev.cairn.api.TagStoreException;

/** A migration was refused, or did not end. The source is as it was, always. */
public abstract class MigrationException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    MigrationException(String message) {
        super(message);
    }
}
