package dev.cairn.backend.lmdb;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/**
 * The end of the table that a batch is at. What comes behind it is appended: LMDB then searches nothing, and fills every page. Within a
 * table the operations come in ascending order, so once one is behind the end, all that follow are. LMDB itself refuses to append a key
 * that is not the greatest. Used within one write transaction.
 */
final class TableEnd implements AutoCloseable {
    private static final PutFlags[] APPEND = {PutFlags.MDB_APPEND};

    private final Environment environment;
    private final Txn<NativeSlice> txn;
    private final MapReader keys;
    private @Nullable Table table;
    private @Nullable Cursor<NativeSlice> cursor;
    private byte @Nullable [] lastKey;

    TableEnd(Environment environment, Txn<NativeSlice> txn) {
        this.environment = environment;
        this.txn = txn;
        this.keys = environment.newMapReader();
    }

    /** Returns whether an operation puts behind everything that its table holds; for a put, moves on to its table. */
    boolean isBefore(WriteBatch.Operation operation) {
        if (operation.value() == null) {
            // A delete is of a key that is there, so never behind.
            return false;
        }
        if (operation.table() != table) {
            moveTo(operation.table());
        }
        if (lastKey != null && Arrays.compareUnsigned(operation.key(), lastKey) > 0) {
            lastKey = null;
        }
        return lastKey == null;
    }

    private void moveTo(Table next) {
        close();
        table = next;
        Cursor<NativeSlice> opened = environment.database(next).openCursor(txn);
        cursor = opened;
        lastKey = opened.last() ? bytes(keys.read(opened.key())) : null;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Puts an entry behind all others of the table. */
    void append(NativeSlice key, NativeSlice value) {
        Objects.requireNonNull(cursor).put(key, value, APPEND);
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
