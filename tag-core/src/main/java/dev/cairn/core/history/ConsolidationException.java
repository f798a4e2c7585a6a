package dev.cairn.core.history;

import dev.cairn.core.Hash;

/** A tag cannot be made as asked (domain.md section 7). Nothing was written. */
public final class ConsolidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** A consolidating tag already stands at these tips. */
        ALREADY_TAGGED,
        /** The base to start from is neither a tag nor a change. */
        UNKNOWN_BASE,
        /** The base to start from is a change, not a consolidating tag. */
        BASE_IS_NO_TAG,
        /** The base to start from is not in the history of the tips. */
        BASE_NOT_IN_HISTORY,
        /** A name points to another tag. */
        NAME_TAKEN
    }

    private final Reason reason;
    private final transient Hash hash;

    ConsolidationException(Reason reason, Hash hash, String message) {
        super(message);
        this.reason = reason;
        this.hash = hash;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns what stands in the way: the tag that is there already, or the base. */
    public Hash hash() {
        return hash;
    }
}
