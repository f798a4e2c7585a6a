package dev.cairn.core.migration;

/** Is told how far a migration is, and may end it. Called by the thread that migrates, which it must not use for work on either store. */
@FunctionalInterface
public interface MigrationListener {
    /** A listener that does not listen. */
    MigrationListener NONE = progress -> {};

    /** Is told after every batch. */
    void progress(MigrationProgress progress);

    /** Returns whether the migration is to end now; asked after every batch, and every few entries while both sides are compared. */
    default boolean isCancelled() {
        return false;
    }
}
