package dev.cairn.core;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * History as the domain sees it: changes, what they depend on, and what is known about each. A port: whoever has a history
 * implements it. Every method throws {@link UnknownChangeException} for a change that is not there.
 */
public interface ChangeGraph {
    /** Returns the changes that {@code change} directly depends on (Git: the parents of a commit). */
    List<Hash> dependencies(Hash change);

    /** Returns when {@code change} was made, in whole seconds (Git: the committer date). */
    Instant timestamp(Hash change);

    /** Returns who made {@code change}. */
    ChangeAttribution attribution(Hash change);

    /** Returns the paths that {@code change} touches, with {@code '/'} between segments; none for a merge without own work. */
    Collection<String> paths(Hash change);

    /**
     * Returns this history for use by one other thread, beside the threads that use this one; empty, which is the default, if it cannot be
     * read by several. What is returned may read each change anew, and lives as long as this one.
     */
    default Optional<ChangeGraph> forAnotherThread() {
        return Optional.empty();
    }

    /** Returns what {@code change} touches; by default, what its paths tell. */
    default Optional<ChangeKind> kind(Hash change) {
        return ChangeKind.ofPaths(paths(change));
    }
}
