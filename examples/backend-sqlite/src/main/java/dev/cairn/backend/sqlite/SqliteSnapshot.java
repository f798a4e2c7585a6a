package dev.cairn.backend.sqlite;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A read transaction of its own connection: SQLite keeps to one state from its first query on. */
final class SqliteSnapshot implements Snapshot {
    private static final String BEHIND_ALL = " coalesce(?, x'" + "ff".repeat(Limits.MAX_KEY_BYTES + 1) + "')";

    private final Connection reader;
    private final long version;

    SqliteSnapshot(Connection reader) throws SQLException {
        this.reader = reader;
        this.version = Long.parseLong(Sql.first(reader, Sql.VERSION));
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public @Nullable ByteBuffer get(Table table, byte[] key) {
        ByteBuffer[] found = new ByteBuffer[1];
        scan(table, KeyRange.between(key, true, key, true), (same, value) -> (found[0] = value) == null);
        return found[0];
    }

    @Override
    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
        String select = "SELECT key, value FROM entries WHERE tab = ? AND key " + (range.fromInclusive() ? ">=" : ">")
                + " coalesce(?, x'') AND key " + (range.toInclusive() ? "<=" : "<") + BEHIND_ALL + " ORDER BY key";
        Sql.call(() -> {
            try (PreparedStatement query = Sql.prepare(reader, select, table.number(), range.from(), range.to())) {
                ResultSet rows = query.executeQuery();
                while (rows.next()
                        && visitor.visit(ByteBuffer.wrap(rows.getBytes(1)), ByteBuffer.wrap(rows.getBytes(2)))) {}
                return select;
            }
        });
    }

    @Override
    public void close() {
        Sql.call(() -> Sql.close(reader));
    }
}
