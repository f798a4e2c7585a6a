package dev.cairn.backend.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on the database. What fails, {@code tag-api} wraps: it knows the store, and what the call was for. */
interface Sql<T> {
    String VERSION = "SELECT version FROM newest";

    T run() throws SQLException;

    static <T> T call(Sql<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** With WAL readers and the writer do not wait for each other; with FULL a commit is forced to the device. */
    static Connection connect(Path directory, String mode) throws SQLException {
        String file = directory.resolve("store.sqlite").toUri().toString();
        String url = "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&mode=" + mode;
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    static boolean close(Connection connection) throws SQLException {
        connection.close();
        return true;
    }

    static int execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Returns the first column of the first row. */
    static String first(Connection connection, String sql) throws SQLException {
        try (ResultSet row = prepare(connection, sql).executeQuery()) {
            return row.getString(1);
        }
    }
}
