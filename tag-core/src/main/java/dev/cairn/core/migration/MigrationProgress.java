package dev.cairn.core.migration;

/**
 * How far a migration is.
 *
 * @param phase what is being done
 * @param entries the entries that are done in this phase, those of an earlier run included
 * @param totalEntries the entries that this phase has to do
 * @param bytes the bytes of keys and payloads that this run has read in this phase
 */
public record MigrationProgress(Phase phase, long entries, long totalEntries, long bytes) {
    /** What a migration does, one after the other. */
    public enum Phase {
        /** Entries are copied; in a dry run they are only read. */
        COPYING,
        /** Both sides are read and compared. */
        COMPARING
    }
}
