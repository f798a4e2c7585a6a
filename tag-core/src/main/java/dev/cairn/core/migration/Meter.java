package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.List;

/** Counts what one phase has done, and tells the listener. */
public final class Meter {
    private static final int REPORT_EVERY = 1_000;

    private final MigrationListener listener;
    private final String target;
    private final Phase phase;
    private final long total;
    private long entries;
    private long bytes;

    /**
     * Begins to count, and tells the listener.
     *
     * @param target what is filled, for the message when the listener ends it
     * @param total the entries that this phase has to do
     */
    public Meter(MigrationListener listener, String target, Phase phase, long total) {
        this.listener = listener;
        this.target = target;
        this.phase = phase;
        this.total = total;
        report();
    }

    /** Counts entries that an earlier run has done. */
    void skip(long done) {
        entries += done;
    }

    void add(List<Entry> batch) {
        entries += batch.size();
        bytes += batch.stream().mapToLong(Batches::bytes).sum();
        report();
    }

    /**
     * Counts an entry.
     *
     * @throws MigrationCancelledException if the listener says so
     */
    public void add(Entry entry) {
        entries++;
        bytes += Batches.bytes(entry);
        if (entries % REPORT_EVERY == 0 || entries == total) {
            report();
        }
    }

    private void report() {
        listener.progress(new MigrationProgress(phase, entries, total, bytes));
        if (listener.isCancelled()) {
            throw new MigrationCancelledException(target, entries);
        }
    }

    long entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }
}
