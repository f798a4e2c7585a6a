package dev.cairn.core;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A stored payload is no record, or its record breaks an invariant (domain.md section 9); names the table and the key. */
public final class CorruptRecordException extends StoreCorruptException {
    private static final long serialVersionUID = 1L;

    private final Table table;
    private final byte[] key;

    /**
     * Makes an exception for one record.
     *
     * @param what what is wrong with it
     */
    public CorruptRecordException(Table table, byte[] key, String what, @Nullable Throwable cause) {
        super(
                "table " + table.storedName() + ", key " + HexFormat.of().formatHex(key) + ": " + what
                        + ". The record was damaged, or written by something else than Cairn; restore it from a copy of the store.",
                cause);
        this.table = table;
        this.key = key.clone();
    }

    /** Returns the table that the record lies in. */
    public Table table() {
        return table;
    }

    /** Returns a copy of the key that the record lies under. */
    public byte[] key() {
        return key.clone();
    }
}
