package dev.cairn.core.migration;

/**
 * How to migrate. Immutable.
 *
 * @param dryRun whether to do everything but write
 * @param resume whether a target is accepted in which a migration from the same source was interrupted
 * @param batchEntries the most entries of one commit, at least 1; never more than the target takes
 * @param batchBytes the most bytes of keys and values of one commit, at least 1; never more than the target takes. An entry
 *     that is larger gets a commit of its own
 */
public record MigrationOptions(boolean dryRun, boolean resume, int batchEntries, long batchBytes) {
    private static final MigrationOptions DEFAULT = new MigrationOptions(false, false, 10_000, 16L << 20);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a batch could hold nothing
     */
    public MigrationOptions {
        if (batchEntries < 1 || batchBytes < 1) {
            throw new IllegalArgumentException(
                    "batches of " + batchEntries + " entries and " + batchBytes + " bytes; expected 1 or more of each");
        }
    }

    /** Returns the options of a migration into an empty store, in batches of 10,000 entries and 16 MiB at most. */
    public static MigrationOptions defaults() {
        return DEFAULT;
    }

    /** Returns these options with or without writing. */
    public MigrationOptions withDryRun(boolean dry) {
        return new MigrationOptions(dry, resume, batchEntries, batchBytes);
    }

    /** Returns these options with or without going on where a migration was interrupted. */
    public MigrationOptions withResume(boolean goOn) {
        return new MigrationOptions(dryRun, goOn, batchEntries, batchBytes);
    }

    /** Returns these options with other batches. */
    public MigrationOptions withBatches(int entries, long bytes) {
        return new MigrationOptions(dryRun, resume, entries, bytes);
    }
}
