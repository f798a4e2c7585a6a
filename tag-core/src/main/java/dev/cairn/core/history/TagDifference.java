package dev.cairn.core.history;

import java.util.Objects;

/**
 * Something in which a stored tag is not what its history makes it.
 *
 * @param kind what kind of thing
 * @param what what is stored and what was computed
 */
public record TagDifference(Kind kind, String what) {
    /** What differs. */
    public enum Kind {
        /** Changes of the history are not stored, so that it cannot be computed. */
        CHANGES_NOT_STORED,
        /** The history does not have what the tag stands on: it was rewritten, or is another one. */
        HISTORY_REWRITTEN,
        /** The tag stands for other members. */
        MEMBERS,
        /** A count in the tag is another. */
        COUNT,
        /** A number of the attribution summary is another, or the summary is missing. */
        SUMMARY,
        /** The summary was made with other rules of evidence, so that its numbers need not be the same. */
        EVIDENCE_RULES,
        /** What is stored of a change is not what its history says. */
        CHANGE
    }

    /** Refuses null. */
    public TagDifference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
    }
}
