package dev.cairn.core.store;

/** A text does not name exactly one stored change. */
public abstract sealed class UnresolvedChangeException extends RuntimeException
        permits ChangeNotFoundException, AmbiguousChangeException {
    private static final long serialVersionUID = 1L;

    UnresolvedChangeException(String message) {
        super(message);
    }
}
