package dev.cairn.backend.chronicle;

/** What became of a key last: a value, or that it has none any more. */
sealed interface Trace permits Location, Deletion {
    /** Returns the key; nobody changes it. */
    byte[] key();

    /** Returns what is smaller than {@link State#nextId} of every state that knows of this, and of no state before. */
    long id();
}
