package dev.cairn.backend.sqlite;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.WriteConflictException;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreDirectory;
import dev.cairn.spi.WriteBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;

/** An open store: one database, with a row for every entry, and one for the version of the newest state. */
final class SqliteEngine implements StorageEngine {
    private final StoreDirectory directory;
    private final Connection writer;
    private volatile long version;

    SqliteEngine(StoreDirectory directory) {
        this.directory = directory;
        this.writer = Sql.call(() -> Sql.connect(directory.path(), "rw"));
        // SQLite has no checksums: over damaged pages, a search and a scan may see different rows.
        String found = Sql.call(() -> Sql.first(writer, "PRAGMA integrity_check(1)"));
        if (!found.equals("ok")) {
            Sql.call(() -> Sql.close(writer));
            throw new StoreCorruptException(directory.path() + "/store.sqlite is damaged: " + found);
        }
        this.version = Long.parseLong(Sql.call(() -> Sql.first(writer, Sql.VERSION)));
    }

    static void create(Path directory, UUID identity) {
        Sql.call(() -> {
            Connection created = Sql.connect(directory, "rwc");
            Sql.execute(created, "CREATE TABLE newest (version INTEGER)");
            Sql.execute(created, "INSERT INTO newest VALUES (0)");
            Sql.execute(created, "CREATE TABLE entries (tab, key, value, PRIMARY KEY (tab, key)) WITHOUT ROWID");
            created.commit();
            return Sql.close(created);
        });
    }

    @Override
    public Snapshot snapshot() {
        return Sql.call(() -> new SqliteSnapshot(Sql.connect(directory.path(), "rw")));
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        if (version != baseVersion) {
            throw new WriteConflictException(directory.describe() + ": it was written to meanwhile. Run it again.");
        }
        version = Sql.call(() -> {
            for (WriteBatch.Operation operation : batch) {
                byte[] value = operation.value();
                String delete = "DELETE FROM entries WHERE tab = ?1 AND key = ?2 AND ?3 IS NULL";
                String sql = value == null ? delete : "REPLACE INTO entries VALUES (?1, ?2, ?3)";
                Sql.execute(writer, sql, operation.table().number(), operation.key(), value);
            }
            Sql.execute(writer, "UPDATE newest SET version = ?", baseVersion + 1);
            writer.commit();
            return baseVersion + 1;
        });
        return version;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(Optional.of(directory.identity()), version, directory.bytesOnDisk());
    }

    @Override
    public void close() {
        try (directory) {
            Sql.call(() -> Sql.close(writer));
        }
    }
}
