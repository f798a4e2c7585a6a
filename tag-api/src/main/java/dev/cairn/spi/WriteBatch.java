package dev.cairn.spi;

import dev.cairn.api.Table;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The puts and deletes of one commit, ordered by table number and then by key in unsigned byte order, each key of a table
 * once. Immutable: an engine may keep the arrays, and must not change them.
 */
public final class WriteBatch implements Iterable<WriteBatch.Operation> {
    private final List<Operation> operations;
    private final long bytes;

    /**
     * Makes a batch of operations that are in order already.
     *
     * @param bytes the total length of keys and values
     */
    public WriteBatch(Collection<Operation> operations, long bytes) {
        this.operations = List.copyOf(operations);
        this.bytes = bytes;
    }

    /** Returns the number of operations. */
    public int size() {
        return operations.size();
    }

    /** Returns the total length of keys and values, in bytes. */
    public long bytes() {
        return bytes;
    }

    @Override
    public Iterator<Operation> iterator() {
        return operations.iterator();
    }

    /**
     * A put, or a delete where the value is {@code null}.
     *
     * @param table the table written to
     * @param key the key, 1 to 255 bytes
     * @param value the value as it is stored, envelope included: 8 bytes to 1 MiB + 8; {@code null} to delete the key
     */
    // Equality of operations has no use, so that of the arrays does not matter.
    @SuppressWarnings("ArrayRecordComponent")
    public record Operation(Table table, byte[] key, byte @Nullable [] value) {}
}
