package dev.cairn.core.migration;

import java.util.ArrayList;
import java.util.List;

/** Ends a migration as soon as so many entries are copied, and remembers all that it was told. */
final class CancelAfter implements MigrationListener {
    private final List<MigrationProgress> told = new ArrayList<>();
    private final long entries;

    CancelAfter(long entries) {
        this.entries = entries;
    }

    static CancelAfter never() {
        return new CancelAfter(Long.MAX_VALUE);
    }

    List<MigrationProgress> told(MigrationProgress.Phase phase) {
        return told.stream().filter(progress -> progress.phase() == phase).toList();
    }

    @Override
    public void progress(MigrationProgress progress) {
        told.add(progress);
    }

    @Override
    public boolean isCancelled() {
        return told.get(told.size() - 1).entries() >= entries;
    }
}
