package dev.cairn.core.migration;

/** A migration cannot begin between these two stores; neither was changed (storage.md MIG-2). */
public final class MigrationRefusedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message) {
        super(message);
    }
}
