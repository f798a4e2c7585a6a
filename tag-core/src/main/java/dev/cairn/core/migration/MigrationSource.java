package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a migration copies: one state of a store, or anything else that holds the tables of one, an export for example. It is read
 * once, table after table. May throw what it likes: the target then says that it is incomplete.
 */
public interface MigrationSource {
    /** Returns what to call it before people; the target tells it while it is incomplete. */
    String name();

    /** Returns the id of the store; empty if it has none that would be found again. */
    default Optional<String> identity() {
        return Optional.empty();
    }

    /** Returns the version of the state that is copied, which only means something beside an identity. */
    default long version() {
        return 0;
    }

    /** Returns how many entries all tables hold together. */
    long count();

    /** Returns the entries of a table in ascending order of keys. Called once for every table, in their order. */
    Stream<Entry> entries(Table table);

    /** Is told what the entries of a table came to when all of them were read, and may throw if that is not what they should. */
    default void read(TableDigest table) {}
}
