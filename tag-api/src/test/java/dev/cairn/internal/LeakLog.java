package dev.cairn.internal;

import java.time.Duration;
import java.util.ResourceBundle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what the module logs, for tests. The JDK finds it with {@link java.util.ServiceLoader}. */
public final class LeakLog extends System.LoggerFinder {
    private static final BlockingQueue<Line> LINES = new LinkedBlockingQueue<>();

    /** For {@link java.util.ServiceLoader}. */
    public LeakLog() {}

    /** One call of a logger. */
    record Line(
            System.Logger.Level level,
            String message,
            @Nullable Throwable thrown) {}

    /** Returns the next line about a thread of that name, or {@code null} if none comes. Other tests drop transactions, too. */
    static @Nullable Line next(String thread, Duration wait) throws InterruptedException {
        Line line = LINES.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (line != null && !line.message().contains("'" + thread + "'")) {
            line = LINES.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
        return line;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return name.equals("dev.cairn.leaks") ? new Keeping(name) : new Silent(name);
    }

    private static class Silent implements System.Logger {
        private final String name;

        Silent(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {}

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... parameters) {}
    }

    private static final class Keeping extends Silent {
        Keeping(String name) {
            super(name);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            LINES.add(new Line(level, message, thrown));
        }
    }
}
