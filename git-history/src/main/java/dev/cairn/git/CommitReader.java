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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits as changes, for a thread that asks all about one commit before the next: the last is all that it keeps. */
final class CommitReader implements ChangeGraph {
    private final ObjectSource objects;
    private final CommitNotes notes;
    private final CommitEvidence evidence = new CommitEvidence();
    private @Nullable Read last;

    private record Read(Hash hash, Commit commit) {}

    /** Makes a reader with {@code objects} of its own, and notes that are listed already. */
    CommitReader(ObjectSource objects, CommitNotes notes) {
        this.objects = objects;
        this.notes = notes;
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        return commit(change).parents();
    }

    @Override
    public Instant timestamp(Hash change) {
        return commit(change).committer().time();
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        return evidence.attribution(commit(change), notes.of(change, objects));
    }

    @Override
    public Collection<String> paths(Hash change) {
        return objects.changedPaths(change, dependencies(change));
    }

    private Commit commit(Hash change) {
        if (last == null || !last.hash.equals(change)) {
            last = new Read(change, read(change));
        }
        return last.commit;
    }

    private Commit read(Hash change) {
        if (change.algorithm() != objects.algorithm()) {
            throw new UnknownChangeException(change);
        }
        try {
            return Commit.read(objects, change);
        } catch (GitHistoryException e) {
            throw e.kind() == Kind.MISSING ? new UnknownChangeException(change) : e;
        }
    }
}
