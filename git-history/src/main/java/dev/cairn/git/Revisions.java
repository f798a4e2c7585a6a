package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.git.GitHistoryException.Kind;
import dev.cairn.git.objects.ObjectSource;
import dev.cairn.git.objects.ObjectType;
import dev.cairn.git.objects.Peeled;

/** Finds the commit that a revision names. */
final class Revisions {
    private final ObjectSource objects;

    Revisions(ObjectSource objects) {
        this.objects = objects;
    }

    Hash commit(String revision) {
        Hash named = objects.resolve(revision)
                .orElseThrow(() -> unknown(
                        revision, "names nothing there, or several objects. Give a branch, a tag or a commit's hash."));
        Peeled peeled = peeled(revision, named);
        if (peeled.type() != ObjectType.COMMIT) {
            throw unknown(
                    revision, "is a " + peeled.type() + ", not a commit. Give a branch, a tag or a commit's hash.");
        }
        return peeled.object();
    }

    private Peeled peeled(String revision, Hash named) {
        try {
            return Peeled.of(objects, named);
        } catch (GitHistoryException e) {
            // A whole hash names an object whether it is there or not.
            if (e.kind() == Kind.MISSING && revision.equalsIgnoreCase(named.toString())) {
                throw unknown(revision, "names nothing there. Fetch it, or give another.");
            }
            throw e;
        }
    }

    private static GitHistoryException unknown(String revision, String why) {
        return new GitHistoryException(
                Kind.UNKNOWN_REVISION, "Revision '" + revision + "' of the Git repository " + why);
    }
}
