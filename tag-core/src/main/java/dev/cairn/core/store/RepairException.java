package dev.cairn.core.store;

import dev.cairn.api.TagStoreException;

/** A repair was refused or did not end; the damaged store is as it was, and the new one says that it is incomplete. */
public final class RepairException extends TagStoreException {
    private static final long serialVersionUID = 1L;

    RepairException(String message) {
        super(message);
    }
}
