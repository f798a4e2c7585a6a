package dev.cairn.cli;

import java.util.Locale;

/** Tells how far the look at a store is: at its files first, then at what lies in its tables. */
final class CheckProgressLine implements AutoCloseable {
    private static final double MEBIBYTE = 1 << 20;

    private final StatusLine line;

    CheckProgressLine(Session session) {
        this.line = new StatusLine(session.err(), session.isWatched(), System::nanoTime, "reading the files");
    }

    void bytes(long done, long total) {
        line.update(elapsed -> String.format(
                Locale.ROOT,
                "read %.1f of %.1f MiB of files (%.0f %%)",
                done / MEBIBYTE,
                total / MEBIBYTE,
                percent(done, total)));
    }

    void entries(long done, long total) {
        line.update(elapsed ->
                String.format(Locale.ROOT, "checked %d of %d entries (%.0f %%)", done, total, percent(done, total)));
    }

    private static double percent(long done, long total) {
        return 100.0 * done / Math.max(total, 1);
    }

    @Override
    public void close() {
        line.close();
    }
}
