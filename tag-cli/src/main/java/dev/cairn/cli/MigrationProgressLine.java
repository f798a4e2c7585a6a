package dev.cairn.cli;

import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a migration is, how fast, and how long its phase will take. */
final class MigrationProgressLine implements MigrationListener, AutoCloseable {
    private final StatusLine line;

    MigrationProgressLine(Session session) {
        this.line = new StatusLine(session.err(), session.isWatched(), System::nanoTime, "copying");
    }

    @Override
    public void progress(MigrationProgress progress) {
        line.update(elapsed -> describe(progress, elapsed));
    }

    static String describe(MigrationProgress progress, Duration elapsed) {
        double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        return String.format(
                Locale.ROOT,
                "%s %d of %d entries (%.0f %%), %.1f MiB, %.1f MiB/s",
                progress.phase() == Phase.COPYING ? "copied" : "compared",
                progress.entries(),
                progress.totalEntries(),
                100.0 * progress.entries() / Math.max(progress.totalEntries(), 1),
                progress.bytes() / 1048576.0,
                progress.bytes() / 1048576.0 / seconds);
    }

    @Override
    public void close() {
        line.close();
    }
}
