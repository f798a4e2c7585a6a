package dev.cairn.benchmarks.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Times a piece of work. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Stopwatch() {}

    /** Returns the processor time of this thread for each of {@code count} operations, in nanoseconds: others on the machine do not count. */
    static double processorNanos(int count, Work work) throws Exception {
        long begin = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - begin) / (double) count;
    }

    /** Returns how many of {@code count} operations are done in a second on the clock. */
    static double perSecond(long count, Work work) throws Exception {
        return count * 1e3 / millis(work);
    }

    /** Returns the time on the clock in milliseconds. */
    static double millis(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return Math.max(1, System.nanoTime() - begin) / 1e6;
    }

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
