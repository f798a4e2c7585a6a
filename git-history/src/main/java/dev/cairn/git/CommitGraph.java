package dev.cairn.git;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.git.GitHistoryException.Kind;
import dev.cairn.git.evidence.CommitEvidence;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.ObjectSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Commits as changes. A commit is read when it is first asked for; its parents and date are kept, its text is not. */
final class CommitGraph implements ChangeGraph, AutoCloseable {
    private final ObjectSource objects;
    private final CommitIndex index;
    private final CommitNotes notes;
    private final CommitEvidence evidence = new CommitEvidence();
    private final List<ObjectSource> others = new ArrayList<>();

    CommitGraph(ObjectSource objects) {
        this.objects = objects;
        this.index = new CommitIndex(objects.algorithm());
        this.notes = new CommitNotes(objects);
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        return index.parents(read(change));
    }

    @Override
    public Instant timestamp(Hash change) {
        return index.timestamp(read(change));
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        return evidence.attribution(commit(change), notes.of(change, objects));
    }

    @Override
    public Collection<String> paths(Hash change) {
        return objects.changedPaths(change, dependencies(change));
    }

    @Override
    public Optional<ChangeGraph> forAnotherThread() {
        notes.listed();
        ObjectSource other = objects.another();
        others.add(other);
        return Optional.of(new CommitReader(other, notes));
    }

    /** Closes what other threads read, when they have ended. */
    @Override
    public void close() {
        others.forEach(ObjectSource::close);
    }

    private int read(Hash change) {
        if (index.contains(change)) {
            return read(index.number(change));
        }
        Commit commit = commit(change);
        return keep(index.number(change), commit);
    }

    private int read(int number) {
        return index.isRead(number) ? number : keep(number, Commit.read(objects, index.hash(number)));
    }

    private int keep(int number, Commit commit) {
        index.put(number, commit.committer().time(), commit.parents());
        return number;
    }

    private Commit commit(Hash commit) {
        if (commit.algorithm() != objects.algorithm()) {
            throw new UnknownChangeException(commit);
        }
        try {
            return Commit.read(objects, commit);
        } catch (GitHistoryException e) {
            // Nothing in the history refers to it, so that the question was wrong, not the repository.
            if (e.kind() == Kind.MISSING && !index.contains(commit)) {
                throw new UnknownChangeException(commit);
            }
            throw e;
        }
    }
}
