package dev.cairn.spi;

import dev.cairn.api.Table;
import java.nio.file.Path;

/** Receives what a {@link StoreSalvage} finds. Arrays are the visitor's. */
public interface SalvageVisitor {
    /**
     * Receives an entry of the newest state that the files still lead to, in any order, each once.
     *
     * @param value the value as it is stored, envelope included
     */
    void entry(Table table, byte[] key, byte[] value);

    /**
     * Receives what may be an entry, from a place that nothing leads to any more: its table is unknown, and it may be older than
     * the newest state. All of them come after the last {@link #entry}.
     *
     * @param key what may be the key, 1 to 255 bytes
     * @param value what may be the value, envelope included
     */
    void stray(byte[] key, byte[] value);

    /** Returns whether the checksum in the envelope of {@code value} proves that it was stored under this table and key. */
    boolean isProven(Table table, byte[] key, byte[] value);

    /**
     * Receives what is wrong with a file.
     *
     * @param position where the damage begins, in bytes from the beginning of the file
     */
    void damage(Path file, long position, String what);

    /** Is told how many bytes of all were looked at. */
    void progress(long bytes, long totalBytes);
}
