package dev.cairn.api;

import java.util.HexFormat;

/** A stored value has the wrong length or checksum (storage.md VAL-0); names the table and the key. */
public final class CorruptEntryException extends StoreCorruptException {
    private static final long serialVersionUID = 1L;

    private final Table table;
    private final byte[] key;

    /**
     * Makes an exception for one entry.
     *
     * @param store how messages name the store
     * @param what what is wrong with the entry
     */
    public CorruptEntryException(String store, Table table, byte[] key, String what) {
        super(store + ": table " + table.storedName() + ", key "
                + HexFormat.of().formatHex(key) + ": " + what
                + ". The entry was damaged after it was written; restore it from a copy of the store.");
        this.table = table;
        this.key = key.clone();
    }

    /** Returns the table that the entry lies in. */
    public Table table() {
        return table;
    }

    /** Returns a copy of the key that the entry lies under. */
    public byte[] key() {
        return key.clone();
    }
}
