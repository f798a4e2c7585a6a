package dev.cairn.core.migration;

/** The listener ended a migration; the target says that it is incomplete, if anything was written to it (storage.md MIG-5). */
public final class MigrationCancelledException extends MigrationException {
    private static final long serialVersionUID = 1L;

    MigrationCancelledException(String target, long entries) {
        super(target + ": cancelled after " + entries + " entries. A target that was written to is incomplete:"
                + " resume the migration (cairn store migrate --resume), or discard it.");
    }
}
