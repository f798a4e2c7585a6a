package dev.cairn.core.store;

import dev.cairn.api.ReadTransaction;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Consolidating tags in a {@link TagStore}: its transactions with types (domain.md section 6).
 *
 * <p>Every transaction of a store that an interrupted migration left behind is a
 * {@link dev.cairn.core.migration.MigrationInterruptedException}: such a store never looks complete (storage.md MIG-3).
 *
 * <p>Holds nothing but the store, which its owner closes. Safe for use by any number of threads.
 */
public final class TagRepository {
    private final TagStore store;

    /** Makes the repository of a store. */
    public TagRepository(TagStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Begins to read the newest committed state; exceptions are those of {@link TagStore#beginRead}. */
    public TagReadTransaction beginRead() {
        ReadTransaction transaction = store.beginRead();
        try {
            InterruptedMigration.refuse(store, transaction);
            return new ClosableReader(transaction);
        } catch (RuntimeException | Error refused) {
            transaction.close();
            throw refused;
        }
    }

    /** Begins to write; exceptions are those of {@link TagStore#beginWrite}. */
    public TagWriteTransaction beginWrite() {
        WriteTransaction transaction = store.beginWrite();
        try {
            InterruptedMigration.refuse(store, transaction);
            return new ClosableWriter(transaction);
        } catch (RuntimeException | Error refused) {
            transaction.close();
            throw refused;
        }
    }

    /** Runs {@code work} in a read transaction that is closed behind it, and returns its result. */
    public <T extends @Nullable Object> T read(Function<? super TagReader, ? extends T> work) {
        return store.read(operations -> {
            InterruptedMigration.refuse(store, operations);
            return work.apply(new StoredTags(operations));
        });
    }

    /**
     * Runs {@code work} in a write transaction, commits it, and returns its result; an exception rolls it back. As in
     * {@link TagStore#write}, {@code work} may run several times.
     */
    public <T extends @Nullable Object> T write(Function<? super TagWriter, ? extends T> work) {
        return store.write(operations -> {
            InterruptedMigration.refuse(store, operations);
            return work.apply(new WritableTags(operations));
        });
    }
}
