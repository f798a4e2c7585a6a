package dev.cairn.core;

import java.util.Collection;
import java.util.Optional;

/** What a change touches, told from its paths (domain.md section 5). */
public enum ChangeKind {
    /** Source code, and no tests. */
    CODE,
    /** Tests, whatever else besides. */
    TEST,
    /** Nothing but documentation. */
    DOC,
    /** Whatever is none of the others. */
    OTHER;

    /**
     * Returns the kind of a change that touches these paths, by the first rule that fits: {@link #TEST} if any path is a test's,
     * {@link #DOC} if all are documentation, {@link #CODE} if any is source, else {@link #OTHER}. Without paths it has no kind.
     *
     * @param paths with {@code '/'} between segments
     */
    public static Optional<ChangeKind> ofPaths(Collection<String> paths) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        if (paths.stream().anyMatch(PathKinds::isTest)) {
            return Optional.of(TEST);
        }
        if (paths.stream().allMatch(PathKinds::isDocumentation)) {
            return Optional.of(DOC);
        }
        return Optional.of(paths.stream().anyMatch(PathKinds::isSource) ? CODE : OTHER);
    }
}
