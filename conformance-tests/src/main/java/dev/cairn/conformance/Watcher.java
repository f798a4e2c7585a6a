package dev.cairn.conformance;

import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Remembers what a migration tells, and disturbs it: ends it early, or does something else meanwhile. */
final class Watcher implements MigrationListener {
    private final List<MigrationProgress> told = new ArrayList<>();
    private final Predicate<MigrationProgress> end;
    private final Consumer<MigrationProgress> disturbance;

    private Watcher(Predicate<MigrationProgress> end, Consumer<MigrationProgress> disturbance) {
        this.end = end;
        this.disturbance = disturbance;
    }

    static Watcher patient() {
        return new Watcher(progress -> false, progress -> {});
    }

    /** Ends the migration as soon as it is so far. */
    static Watcher endingAt(Predicate<MigrationProgress> end) {
        return new Watcher(end, progress -> {});
    }

    /** Ends the migration as soon as so many entries are copied. */
    static Watcher endingAfter(long entries) {
        return endingAt(progress -> progress.phase() != Phase.COPYING || progress.entries() >= entries);
    }

    /** Does something on another thread at every report, which waits for it. */
    static Watcher disturbing(Consumer<MigrationProgress> disturbance) {
        return new Watcher(progress -> false, disturbance);
    }

    List<MigrationProgress> told(Phase phase) {
        return told.stream().filter(progress -> progress.phase() == phase).toList();
    }

    MigrationProgress last() {
        return told.get(told.size() - 1);
    }

    @Override
    public void progress(MigrationProgress progress) {
        told.add(progress);
        Actor.start("disturbance", () -> {
                    disturbance.accept(progress);
                    return progress;
                })
                .result();
    }

    @Override
    public boolean isCancelled() {
        return end.test(last());
    }
}
