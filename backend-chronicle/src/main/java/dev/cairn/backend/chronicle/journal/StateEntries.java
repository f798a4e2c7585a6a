package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import java.io.IOException;
import java.nio.ByteBuffer;

/** All entries of one state. */
@FunctionalInterface
public interface StateEntries {
    /** Hands every entry on, table by table. */
    void forEach(Visitor visitor) throws IOException;

    /** Receives the entries. */
    @FunctionalInterface
    interface Visitor {
        /** Receives an entry; the value, between position and limit, is valid during this call. */
        void visit(Table table, byte[] key, ByteBuffer value) throws IOException;
    }
}
