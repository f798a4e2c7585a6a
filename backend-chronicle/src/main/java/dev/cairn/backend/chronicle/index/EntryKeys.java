package dev.cairn.backend.chronicle.index;

/** Knows the keys of entries, which a tree knows by a number alone. Safe for use by any number of threads. */
@FunctionalInterface
public interface EntryKeys {
    /** Compares the key of an entry with another, in unsigned byte order. */
    int compare(long entry, byte[] key);
}
