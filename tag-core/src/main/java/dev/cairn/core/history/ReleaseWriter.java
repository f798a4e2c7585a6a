package dev.cairn.core.history;

import dev.cairn.core.Change;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.List;

/** Writes what was planned for releases: several whole tags in one transaction, and not more than fits into memory easily. */
final class ReleaseWriter {
    private static final int MAX_STEPS = 64;
    private static final int MAX_ROWS = 50_000;

    private final TagRepository repository;
    private final ConsolidationListener listener;
    private final int releases;
    private final PendingChanges changes;
    private final List<ReleaseBatch.Step> pending = new ArrayList<>();
    private final List<ReleaseOutcome> done = new ArrayList<>();
    private long pendingMembers;
    private long pendingNames;
    private long doneMembers;

    ReleaseWriter(TagRepository repository, ConsolidationListener listener, int releases) {
        this.repository = repository;
        this.listener = listener;
        this.releases = releases;
        this.changes = new PendingChanges(repository);
    }

    void addChange(Change change) {
        changes.add(change);
    }

    void add(ReleaseBatch.Step step) {
        pending.add(step);
        pendingMembers += step.addition().map(Addition::members).orElse(0L);
        pendingNames += step.addition().map(addition -> addition.names().size()).orElse(0);
        if (pending.size() >= MAX_STEPS || pendingMembers + pendingNames >= MAX_ROWS) {
            flush();
        }
    }

    /**
     * Writes what is pending: names that are too many for one transaction in further ones.
     *
     * @throws Addition.OutdatedException if somebody else wrote what contradicts it; none of the tags is written, or all of them are
     */
    void flush() {
        List<Addition> additions =
                pending.stream().flatMap(step -> step.addition().stream()).toList();
        if (!additions.isEmpty() || !changes.isEmpty()) {
            repository.write(tags -> {
                changes.write(tags);
                additions.forEach(addition -> addition.withFirstNames(MAX_ROWS).apply(tags));
                return null;
            });
            additions.stream()
                    .flatMap(addition -> addition.furtherNames(MAX_ROWS))
                    .forEach(this::write);
        }
        pending.forEach(step -> done.add(step.outcome()));
        doneMembers += pendingMembers;
        dropPending();
        listener.progress(done.size(), releases, doneMembers);
    }

    private void write(Addition addition) {
        repository.write(tags -> {
            addition.apply(tags);
            return null;
        });
    }

    /** Forgets what is pending. */
    void dropPending() {
        pending.clear();
        pendingMembers = 0;
        pendingNames = 0;
        changes.clear();
    }

    /** Returns what became of the releases that are done, in the order of history. */
    List<ReleaseOutcome> done() {
        return List.copyOf(done);
    }
}
