package dev.cairn.core.migration;

import java.util.List;

/**
 * What a migration did.
 *
 * @param dryRun whether nothing was written
 * @param sourceVersion the version of the source's state that was copied; 0 of an export
 * @param entriesBefore the entries that an interrupted run had copied, and this one kept
 * @param entriesCopied the entries that this run copied; in a dry run, those that it would
 * @param bytesCopied the bytes of their keys and payloads
 * @param tables what every table holds: the same on both sides, or in a dry run what the source holds
 */
public record MigrationReport(
        boolean dryRun,
        long sourceVersion,
        long entriesBefore,
        long entriesCopied,
        long bytesCopied,
        List<TableDigest> tables) {
    /** Keeps a copy of the list. */
    public MigrationReport {
        tables = List.copyOf(tables);
    }
}
