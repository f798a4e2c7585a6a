package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreFullException;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.TooManyReadersException;
import java.util.Set;
import jnr.constants.platform.Errno;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.Env;
import org.lmdbjava.LmdbNativeException;
import org.lmdbjava.Txn;

/**
 * Says what a failure of LMDB means for one store, in the terms of the storage contract, and remembers whether one leaves doubt of the
 * file. Safe for use by any number of threads.
 */
final class Failures {
    private static final Set<Class<?>> DAMAGE = Set.of(
            LmdbNativeException.PageCorruptedException.class,
            LmdbNativeException.PageNotFoundException.class,
            LmdbNativeException.PageFullException.class,
            Cursor.FullException.class,
            Dbi.IncompatibleException.class,
            Dbi.BadValueSizeException.class,
            Env.FileInvalidException.class);

    private final String store;
    private volatile boolean grave;

    /** Makes the failures of the store that messages call {@code store}. */
    Failures(String store) {
        this.store = store;
    }

    /**
     * Returns the exception for a failure that left the store as it was.
     *
     * @param what what happened to the store: {@code "cannot be read"}, for example
     */
    TagStoreException unchanged(String what, RuntimeException failure) {
        TagStoreException meaning = meaning(what, failure);
        grave |= meaning instanceof StoreCorruptException
                || meaning instanceof StoreFailedException
                || meaning instanceof StoreAccessException;
        return meaning;
    }

    private TagStoreException meaning(String what, RuntimeException failure) {
        String message = store + ": " + what + ": ";
        if (failure instanceof TagStoreException known) {
            return known;
        } else if (failure instanceof LmdbNativeException.PanicException) {
            return new StoreFailedException(
                    message + "an earlier commit failed while its outcome was being written. Open the store again.",
                    failure);
        } else if (DAMAGE.contains(failure.getClass())) {
            return new StoreCorruptException(
                    message + "data.mdb is damaged (" + failure.getMessage() + "). Restore it from a copy.", failure);
        } else if (failure instanceof Env.ReadersFullException) {
            return tooManyReaders(message, failure);
        } else if (isFull(failure)) {
            return full(what, failure);
        }
        return new StoreAccessException(message + reason(failure), failure);
    }

    /** Returns the exception for a store without a place for another snapshot. */
    TooManyReadersException tooManyReaders() {
        return tooManyReaders(store + ": cannot be read: ", null);
    }

    private static TooManyReadersException tooManyReaders(String message, @Nullable Throwable failure) {
        return new TooManyReadersException(
                message + "every place for a reader is taken. Close read transactions that are not needed.", failure);
    }

    /** Returns the exception for a commit that found no room and changed nothing. */
    StoreFullException full(String what, RuntimeException failure) {
        return new StoreFullException(
                store + ": " + what + ": there is no room (" + failure.getMessage()
                        + "). Nothing was changed. Free some space on the disk and try again.",
                failure);
    }

    /** Returns the exception for a commit of which only a new look at the file can tell what became of it. */
    StoreFailedException unknown(Throwable failure) {
        grave = true;
        return new StoreFailedException(
                store + ": the commit failed while it was being written (" + failure.getMessage()
                        + "). Open the store again: it then holds this commit whole or not at all.",
                failure);
    }

    /** Returns whether there was a failure after which the file should be looked at again before it is believed. */
    boolean areGrave() {
        return grave;
    }

    /** Returns whether a failure says that the disk, a quota or the map is full. */
    static boolean isFull(RuntimeException failure) {
        return failure instanceof Env.MapFullException
                || failure instanceof Txn.TxFullException
                || has(failure, Errno.ENOSPC)
                || has(failure, Errno.EDQUOT)
                || has(failure, Errno.EFBIG);
    }

    /** Returns whether a failure carries an error number of the operating system. */
    static boolean has(RuntimeException failure, Errno error) {
        return failure instanceof LmdbNativeException coded && coded.getResultCode() == error.intValue();
    }

    private static String reason(RuntimeException failure) {
        if (failure instanceof Dbi.MapResizedException) {
            return "it has outgrown the address space that this process had for it. Open it again, with more address space.";
        } else if (failure instanceof Env.VersionMismatchException) {
            return "another process has it open with another version of LMDB. Use one version.";
        } else if (has(failure, Errno.EACCES) || has(failure, Errno.EPERM)) {
            return "no permission for its files. Grant it, or name another place.";
        }
        return failure.getMessage() + ". Check the disk and the place of the store.";
    }
}
