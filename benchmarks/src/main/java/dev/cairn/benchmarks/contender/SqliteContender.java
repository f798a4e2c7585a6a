package dev.cairn.benchmarks.contender;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** SQLite with a write-ahead log, one connection that writes and a pool of them that read; prepared statements throughout. */
final class SqliteContender implements Contender {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS %s (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID";

    private final String address;
    private final Connection writer;
    private final Queue<Reading> idle = new ConcurrentLinkedQueue<>();
    private final boolean durable;

    SqliteContender(Path directory, boolean durable) {
        this.address = "jdbc:sqlite:" + directory.resolve("store.sqlite");
        this.durable = durable;
        this.writer = call(() -> connect(List.of(TABLE.formatted("tags"), TABLE.formatted("summaries"))));
    }

    private Connection connect(List<String> creation) throws SQLException {
        Connection connection = DriverManager.getConnection(address);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = " + (durable ? "FULL" : "NORMAL"));
            statement.execute("PRAGMA cache_size = -65536");
            for (String sql : creation) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public synchronized void put(List<Pair> pairs) {
        call(() -> {
            try (PreparedStatement tags = writer.prepareStatement("REPLACE INTO tags VALUES (?, ?)");
                    PreparedStatement summaries = writer.prepareStatement("REPLACE INTO summaries VALUES (?, ?)")) {
                for (Pair pair : pairs) {
                    execute(tags, pair.key(), pair.tag());
                    execute(summaries, pair.key(), pair.summary());
                }
            }
            writer.commit();
            return writer;
        });
    }

    @Override
    public synchronized void delete(List<byte[]> keys) {
        call(() -> {
            try (PreparedStatement tags = writer.prepareStatement("DELETE FROM tags WHERE key = ?");
                    PreparedStatement summaries = writer.prepareStatement("DELETE FROM summaries WHERE key = ?")) {
                for (byte[] key : keys) {
                    execute(tags, key);
                    execute(summaries, key);
                }
            }
            writer.commit();
            return writer;
        });
    }

    private static void execute(PreparedStatement statement, byte[]... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setBytes(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public View read() {
        Reading pooled = idle.poll();
        return pooled != null ? pooled : call(() -> new Reading(connect(List.of())));
    }

    @Override
    public void close() {
        idle.forEach(Reading::disconnect);
        call(() -> {
            writer.close();
            return writer;
        });
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Call<T> {
        T run() throws SQLException;
    }

    private final class Reading implements View {
        private final Connection connection;
        private final PreparedStatement value;
        private final PreparedStatement presence;

        Reading(Connection connection) throws SQLException {
            this.connection = connection;
            this.value = connection.prepareStatement("SELECT value FROM tags WHERE key = ?");
            this.presence = connection.prepareStatement("SELECT 1 FROM tags WHERE key = ?");
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            try {
                value.setBytes(1, key);
                try (ResultSet rows = value.executeQuery()) {
                    return rows.next() ? rows.getBytes(1) : null;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean has(byte[] key) {
            return call(() -> {
                presence.setBytes(1, key);
                try (ResultSet rows = presence.executeQuery()) {
                    return rows.next();
                }
            });
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            scan("SELECT key, value FROM tags ORDER BY key", sink);
            scan("SELECT key, value FROM summaries ORDER BY key", sink);
        }

        private void scan(String sql, BiConsumer<byte[], byte[]> sink) {
            call(() -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        sink.accept(rows.getBytes(1), rows.getBytes(2));
                    }
                }
                return connection;
            });
        }

        @Override
        public void close() {
            call(() -> {
                connection.rollback();
                return idle.add(this);
            });
        }

        void disconnect() {
            call(() -> {
                value.close();
                presence.close();
                connection.close();
                return connection;
            });
        }
    }
}
