package dev.cairn.api;

import java.util.Objects;

/**
 * Something that is wrong with a file of a store (storage.md COR-1).
 *
 * @param file the path of the file
 * @param position where the damage begins, in bytes from the beginning of the file
 * @param what what is wrong
 */
public record FileDamage(String file, long position, String what) {
    /** Checks for null. */
    public FileDamage {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(what, "what");
    }
}
