package dev.cairn.cli;

import dev.cairn.core.history.ConsolidationListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on a terminal that tells how far an import is, how fast, and how long it will take. Leaves no trace when it ends. */
final class Progress implements ConsolidationListener, AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintWriter out;
    private final boolean watched;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastShown;
    private int width;

    Progress(PrintWriter out, boolean watched, LongSupplier nanoTime) {
        this.out = out;
        this.watched = watched;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastShown = start - INTERVAL_NANOS;
        show("reading the history");
    }

    static Progress of(Session session) {
        return new Progress(session.err(), session.isWatched(), System::nanoTime);
    }

    @Override
    public void progress(long releasesDone, long releases, long changesDone) {
        long now = nanoTime.getAsLong();
        if (now - lastShown >= INTERVAL_NANOS) {
            lastShown = now;
            show(describe(releasesDone, releases, changesDone, Duration.ofNanos(now - start)));
        }
    }

    /** Releases are about as long as each other, so what is left of them tells what is left of the time. */
    static String describe(long releasesDone, long releases, long changesDone, Duration elapsed) {
        double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        String left = releasesDone == 0
                ? ""
                : String.format(Locale.ROOT, ", about %.0f s left", seconds * (releases - releasesDone) / releasesDone);
        return String.format(
                Locale.ROOT,
                "%d of %d releases, %d changes, %.0f changes/s%s",
                releasesDone,
                releases,
                changesDone,
                changesDone / seconds,
                left);
    }

    private void show(String text) {
        if (watched) {
            out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
            out.flush();
            width = text.length();
        }
    }

    @Override
    public void close() {
        show("");
        if (watched) {
            out.print('\r');
            out.flush();
        }
    }
}
