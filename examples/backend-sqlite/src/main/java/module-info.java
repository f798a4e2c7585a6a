import dev.cairn.backend.sqlite.SqliteProvider;
import org.jspecify.annotations.NullMarked;

/** Keeps a store in an SQLite database. Exports nothing: the backend is found under the name {@code sqlite}. */
@NullMarked
module dev.cairn.backend.sqlite {
    requires dev.cairn.api;
    requires java.sql;
    requires static org.jspecify;

    provides dev.cairn.spi.TagStoreProvider with
            SqliteProvider;
}
