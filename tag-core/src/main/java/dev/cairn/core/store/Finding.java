package dev.cairn.core.store;

import dev.cairn.api.Table;
import java.util.Objects;

/**
 * Something that is wrong in a store (storage.md COR-2).
 *
 * @param table the table that it lies in
 * @param key the key that it lies under, in hexadecimal; empty if it is the whole table
 * @param what what is wrong
 */
public record Finding(Table table, String key, String what) {
    /** Checks for null. */
    public Finding {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(what, "what");
    }
}
