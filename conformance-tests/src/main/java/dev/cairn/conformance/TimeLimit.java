package dev.cairn.conformance;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a test that hangs, wherever it hangs: in native code, too, where no interrupt arrives. Long before, it tells where a test is that
 * goes on and on.
 */
final class TimeLimit {
    private static final Duration NORMAL = Duration.ofMinutes(3);

    private final String what;
    private final Duration limit;
    private final Supplier<String> children;
    private final Consumer<String> progress;
    private volatile @Nullable Throwable seen;

    /**
     * Makes a limit.
     *
     * @param what the rule that is tested
     * @param factor by how much to multiply three minutes
     * @param children tells which child processes the test may be waiting for
     * @param progress is told where the test is, after an eighth of the limit, a quarter and a half
     */
    TimeLimit(String what, double factor, Supplier<String> children, Consumer<String> progress) {
        this.what = what;
        this.limit = Duration.ofMillis((long) (NORMAL.toMillis() * factor));
        this.children = children;
        this.progress = progress;
    }

    /**
     * Runs {@code work} on a thread of its own and throws what it throws.
     *
     * @throws Hang if the time is over
     */
    void run(Work work) throws Throwable {
        Thread thread = new Thread(() -> attempt(work), "conformance " + what);
        thread.setDaemon(true);
        thread.start();
        await(thread);
        if (thread.isAlive()) {
            Hang hang = new Hang(
                    "still running after " + limit.toSeconds() + " s, " + place(thread) + "; the whole stack is below",
                    thread.getStackTrace());
            thread.interrupt();
            throw hang;
        }
        Throwable thrown = seen;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void await(Thread thread) throws InterruptedException {
        long eighth = limit.toMillis() / 8;
        thread.join(eighth);
        for (long waited = eighth; thread.isAlive() && waited < 8 * eighth; waited *= 2) {
            progress.accept(what + " is still running after " + waited / 1_000 + " s (its limit is " + limit.toSeconds()
                    + " s), " + place(thread));
            thread.join(waited);
        }
    }

    /** Returns where the thread is, but for the JDK's own methods, which only say how it waits, and what it may wait for. */
    private String place(Thread thread) {
        return "in "
                + Arrays.stream(thread.getStackTrace())
                        .filter(frame -> !"java.base".equals(frame.getModuleName()))
                        .map(StackTraceElement::toString)
                        .findFirst()
                        .orElse("no method of its own")
                + children.get();
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

    /** A test that did not come to its end. */
    static final class Hang extends AssertionError {
        private static final long serialVersionUID = 1L;

        Hang(String message, StackTraceElement[] stack) {
            super(message);
            setStackTrace(stack);
        }
    }
}
