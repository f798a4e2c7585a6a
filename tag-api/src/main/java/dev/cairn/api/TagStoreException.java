package dev.cairn.api;

import org.jspecify.annotations.Nullable;

/**
 * Whatever goes wrong with a store: the root of one unchecked hierarchy.
 *
 * <p>A message says what failed, on which store (backend and location), why, and what to do; it is never null. Misuse is
 * not among these: a bad argument is an {@link IllegalArgumentException}, a call at the wrong time an
 * {@link IllegalStateException}.
 */
public class TagStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people. */
    public TagStoreException(String message) {
        super(message);
    }

    /** Makes an exception with a message for people and the fault that it stands for. */
    public TagStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
