package dev.cairn.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One line on a terminal that is written over ten times a second at most. Leaves no trace when it ends. */
final class StatusLine implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintWriter out;
    private final boolean watched;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastShown;
    private int width;

    StatusLine(PrintWriter out, boolean watched, LongSupplier nanoTime, String first) {
        this.out = out;
        this.watched = watched;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastShown = start - INTERVAL_NANOS;
        show(first);
    }

    /** Shows what {@code text} makes of the time since the beginning, unless the last text is too young. */
    void update(Function<Duration, String> text) {
        long now = nanoTime.getAsLong();
        if (now - lastShown >= INTERVAL_NANOS) {
            lastShown = now;
            show(text.apply(Duration.ofNanos(now - start)));
        }
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
