package dev.cairn.conformance;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends a test that hangs, wherever it hangs: in native code, too, where no interrupt arrives. Every hang halves the time
 * that later tests of the run are given, down to a sixteenth: a backend that always hangs shows it within half an hour.
 */
final class TimeLimit {
    private static final Duration NORMAL = Duration.ofMinutes(3);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration NEWS = Duration.ofSeconds(30);

    private final String what;
    private final AtomicInteger hangs;
    private final Duration limit;
    private volatile @Nullable Throwable seen;

    /**
     * Makes a limit.
     *
     * @param factor by how much more than normal is allowed
     * @param hangs how many tests of this run hung up to now
     */
    TimeLimit(String what, double factor, AtomicInteger hangs) {
        this.what = what;
        this.hangs = hangs;
        long millis = (long) (NORMAL.toMillis() * factor) >> Math.min(hangs.get(), 4);
        this.limit = Duration.ofMillis(Math.max(millis, LEAST.toMillis()));
    }

    /** Returns the time that is given. */
    Duration length() {
        return limit;
    }

    /** Runs {@code work} on a thread of its own and throws what it throws. */
    void run(Work work) throws Throwable {
        Thread thread = new Thread(() -> attempt(work), "conformance " + what);
        thread.setDaemon(true);
        thread.start();
        long waited = join(thread);
        if (thread.isAlive()) {
            hangs.incrementAndGet();
            StackTraceElement[] stack = thread.getStackTrace();
            AssertionError hang = new AssertionError(stillRunning(waited, stack) + "; the whole stack is below");
            hang.setStackTrace(stack);
            thread.interrupt();
            throw hang;
        }
        Throwable thrown = seen;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Waits for the thread until the limit, and says now and then where it is. Returns for how many milliseconds it waited. */
    private long join(Thread thread) throws InterruptedException {
        long waited = 0;
        while (thread.isAlive() && waited < limit.toMillis()) {
            if (waited > 0) {
                System.out.println(what + " is " + stillRunning(waited, thread.getStackTrace()));
            }
            long slice = Math.min(NEWS.toMillis(), limit.toMillis() - waited);
            thread.join(slice);
            waited += slice;
        }
        return waited;
    }

    private static String stillRunning(long waited, StackTraceElement... stack) {
        return "still running after " + waited / 1000 + " s, in " + innermost(stack);
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
