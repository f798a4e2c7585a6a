package dev.cairn.git;

import org.jspecify.annotations.Nullable;

/**
 * A repository could not be read. The message says what failed, where, why, and what to do.
 *
 * <p>Text from the repository stands in the message as it is, control characters included: escape it before it meets a terminal.
 */
public final class GitHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The path does not exist. */
        PATH_MISSING,
        /** The path exists, but neither it nor a folder above it is a repository. */
        NOT_A_REPOSITORY,
        /** The repository has no commits. */
        EMPTY,
        /** The history is cut off, so that members and counts would be wrong. */
        SHALLOW,
        /** An object is missing that something refers to. */
        MISSING,
        /** An object is damaged. */
        CORRUPT,
        /** An object is too large for the memory there is. */
        TOO_LARGE,
        /** A revision names nothing, or nothing that is a commit. */
        UNKNOWN_REVISION,
        /** The repository needs the {@code git} program, which is not installed or too old. */
        GIT_UNAVAILABLE,
        /** The repository cannot be read: permissions, I/O errors, an unknown format. */
        UNREADABLE
    }

    private final Kind kind;

    /** Makes an exception with its cause, if there is one. */
    public GitHistoryException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Makes an exception without a cause. */
    public GitHistoryException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Returns what is wrong. */
    public Kind kind() {
        return kind;
    }
}
