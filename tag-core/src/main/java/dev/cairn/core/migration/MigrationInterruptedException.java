package dev.cairn.core.migration;

/** The store holds a part of another, because the migration that fills it has not ended (storage.md MIG-3). */
public final class MigrationInterruptedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    MigrationInterruptedException(String store, String source) {
        super(store + ": the store is incomplete: a migration from " + source
                + " has not ended. Resume it (cairn store migrate --resume), or discard the store and migrate again.");
    }
}
