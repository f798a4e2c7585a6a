package dev.cairn.core.migration;

import dev.cairn.core.internal.records.MigrationMark;

/** The store holds a part of another, because the migration that fills it has not ended (storage.md MIG-3). */
public final class MigrationInterruptedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    /** Only a source that can be found again can be resumed. */
    MigrationInterruptedException(String store, MigrationMark mark) {
        super(store + ": the store is incomplete: a migration from " + mark.source() + " has not ended. "
                + (mark.identity().isPresent()
                        ? "Resume it (cairn store migrate --resume), or discard the store and migrate again."
                        : "Discard the store, and begin again with a new one."));
    }
}
