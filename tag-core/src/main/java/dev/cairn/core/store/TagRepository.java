package dev.cairn.core.store;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Consolidating tags in a {@link TagStore}: its transactions with types (domain.md section 6).
 *
 * <p>Every transaction of a store that an interrupted migration left behind is a
 * {@link dev.cairn.core.migration.MigrationInterruptedException}: such a store never looks complete (storage.md MIG-3).
 *
 * <p>The store is closed by its owner. Safe for use by any number of threads.
 */
public final class TagRepository {
    private final TagStore store;
    private final WholeStore whole;

    /** Makes the repository of a store. */
    public TagRepository(TagStore store) {
        this.store = Objects.requireNonNull(store, "store");
        this.whole = new WholeStore(store);
    }

    /** Begins to read the newest committed state; exceptions are those of {@link TagStore#beginRead}. */
    public TagReadTransaction beginRead() {
        ReadTransaction transaction = store.beginRead();
        return begin(transaction, transaction::close, ClosableReader::new);
    }

    /** Begins to write; exceptions are those of {@link TagStore#beginWrite}. */
    public TagWriteTransaction beginWrite() {
        WriteTransaction transaction = store.beginWrite();
        return begin(transaction, transaction::close, ClosableWriter::new);
    }

    /** A transaction that is refused has nobody else to close it. */
    private <T extends ReadOperations, R> R begin(T transaction, Runnable close, Function<T, R> typed) {
        try {
            return typed.apply(whole.require(transaction));
        } catch (RuntimeException | Error refused) {
            close.run();
            throw refused;
        }
    }

    /** Runs {@code work} in a read transaction that is closed behind it, and returns its result. */
    public <T extends @Nullable Object> T read(Function<? super TagReader, ? extends T> work) {
        return store.read(operations -> work.apply(new StoredTags(whole.require(operations))));
    }

    /**
     * Runs {@code work} in a write transaction, commits it, and returns its result; an exception rolls it back. As in
     * {@link TagStore#write}, {@code work} may run several times.
     */
    public <T extends @Nullable Object> T write(Function<? super TagWriter, ? extends T> work) {
        return store.write(operations -> work.apply(new WritableTags(whole.requireUncommitted(operations))));
    }
}
