package dev.cairn.backend.chronicle.index;

/** What lies at a place in the order of keys. */
public interface Keyed {
    /** Returns the key; nobody changes it. */
    byte[] key();
}
