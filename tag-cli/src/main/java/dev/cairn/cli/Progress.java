package dev.cairn.cli;

import dev.cairn.core.history.ConsolidationListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells how far an import is, how fast, and how long it will take. */
final class Progress implements ConsolidationListener, AutoCloseable {
    private final StatusLine line;

    Progress(PrintWriter out, boolean watched, LongSupplier nanoTime) {
        this.line = new StatusLine(out, watched, nanoTime, "reading the history");
    }

    static Progress of(Session session) {
        return new Progress(session.err(), session.isWatched(), System::nanoTime);
    }

    @Override
    public void progress(long releasesDone, long releases, long changesDone) {
        line.update(elapsed -> describe(releasesDone, releases, changesDone, elapsed));
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

    @Override
    public void close() {
        line.close();
    }
}
