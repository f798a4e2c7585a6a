package dev.cairn.cli;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;

/**
 * Notices that memory is as good as exhausted: what is left after collecting stays close to the limit, and the collector runs again and
 * again. The error for that would come hours later or never, as long as every collection frees a little.
 */
final class MemoryWatch implements Runnable {
    /** How often in a row it must look bad; a peak may be short. */
    private static final int PATIENCE = 12;

    private static final double FULL = 0.85;
    private static final double BUSY = 0.25;

    private final Duration interval;
    private final Runnable exhausted;
    private int bad;

    /**
     * Makes the watch.
     *
     * @param interval how long it waits before it looks, each time
     * @param exhausted is run once, when memory is exhausted
     */
    MemoryWatch(Duration interval, Runnable exhausted) {
        this.interval = interval;
        this.exhausted = exhausted;
    }

    /** Watches this process as long as it lives. What ends within the first interval pays nothing for it. */
    void start() {
        Thread watcher = new Thread(this, "memory watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(interval.toMillis());
            long time = System.nanoTime();
            long collecting = collectingMillis();
            while (bad < PATIENCE) {
                Thread.sleep(interval.toMillis());
                long now = System.nanoTime();
                long collected = collectingMillis();
                look((collected - collecting) * 1e6 / (now - time), left() / Runtime.getRuntime().maxMemory());
                time = now;
                collecting = collected;
            }
            exhausted.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes one look, and returns whether memory is exhausted by now.
     *
     * @param collecting the part of the time since the last look that was spent on collecting
     * @param used the part of the memory that the last collections left
     */
    boolean look(double collecting, double used) {
        bad = collecting >= BUSY && used >= FULL ? bad + 1 : 0;
        return bad >= PATIENCE;
    }

    private static long collectingMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static double left() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToDouble(usage -> usage.getUsed())
                .sum();
    }
}
