package dev.cairn.conformance;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Ends a test that hangs, wherever it hangs: in native code, too, where no interrupt arrives. */
final class TimeLimit {
    private static final Duration NORMAL = Duration.ofMinutes(2);

    private final String what;
    private final Duration limit;
    private volatile @Nullable Throwable seen;

    TimeLimit(String what, double factor) {
        this.what = what;
        this.limit = Duration.ofMillis((long) (NORMAL.toMillis() * factor));
    }

    /** Runs {@code work} on a thread of its own and throws what it throws. */
    void run(Work work) throws Throwable {
        Thread thread = new Thread(() -> attempt(work), "conformance " + what);
        thread.setDaemon(true);
        thread.start();
        thread.join(limit.toMillis());
        if (thread.isAlive()) {
            StackTraceElement[] stack = thread.getStackTrace();
            AssertionError hang = new AssertionError("still running after " + limit.toSeconds() + " s, in "
                    + innermost(stack) + "; the whole stack is below");
            hang.setStackTrace(stack);
            thread.interrupt();
            throw hang;
        }
        Throwable thrown = seen;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Returns where the thread is, but for the JDK's own methods, which only say how it waits. */
    private static String innermost(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !"java.base".equals(frame.getModuleName()))
                .map(StackTraceElement::toString)
                .findFirst()
                .orElse("no method of its own");
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            seen = thrown;
        }
    }

    /** What a test does. */
    @FunctionalInterface
    interface Work {
        void run() throws Throwable;
    }
}
