package dev.cairn.spi;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.StoreLockedException;
import dev.cairn.internal.OpenDirectories;
import dev.cairn.internal.SharedLocks;
import dev.cairn.internal.StoreMarker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The directory of a store that is looked at, and that nobody changes meanwhile: the counterpart of {@link StoreDirectory} for a
 * {@link StoreSalvage}. Makes no file and changes none; writers of other processes wait until it is closed.
 */
public final class FrozenDirectory implements AutoCloseable {
    private final Path directory;
    private final Optional<UUID> identity;
    private final Object identification;
    private final SharedLocks locks;

    private FrozenDirectory(Path directory, Optional<UUID> identity, Object identification, SharedLocks locks) {
        this.directory = directory;
        this.identity = identity;
        this.identification = identification;
        this.locks = locks;
    }

    /**
     * Finds the directory that {@code config} names, and tells the visitor if the file that says whose store it is is damaged.
     *
     * @param engineFile the name of a file that no store of this backend is without
     * @throws InvalidOptionException if {@code config} names no location
     * @throws StoreAccessException if there is no directory, or it cannot be read
     * @throws ForeignStoreException if it is another backend's store, or has neither the marker of one nor {@code engineFile}
     * @throws StoreLockedException if this process has the store open, or another one is writing to it
     */
    public static FrozenDirectory open(StoreConfig config, String engineFile, SalvageVisitor visitor) {
        Path location = config.location()
                .orElseThrow(() -> new InvalidOptionException(config.describe()
                        + ": it needs a directory. Give one, as in " + config.backend() + ":/path/to/store."));
        try {
            Path real = location.toRealPath();
            return freeze(config, real, recognise(config, real, engineFile, visitor));
        } catch (IOException failure) {
            throw new StoreAccessException(
                    config.describe() + ": cannot be read: " + failure + ". Check the place of the store.", failure);
        }
    }

    private static Optional<UUID> recognise(
            StoreConfig config, Path directory, String engineFile, SalvageVisitor visitor) throws IOException {
        Path file = directory.resolve(StoreMarker.FILE_NAME);
        try {
            Optional<StoreMarker> marker = StoreMarker.read(directory);
            if (marker.isPresent() && !marker.get().backend().equals(config.backend())) {
                throw new ForeignStoreException(config.describe() + ": it is a store of the backend '"
                        + marker.get().backend() + "'. Name it as "
                        + marker.get().backend() + ":" + directory + ".");
            } else if (marker.isEmpty() && Files.notExists(directory.resolve(engineFile))) {
                throw new ForeignStoreException(config.describe() + ": there is no store here, neither "
                        + StoreMarker.FILE_NAME + " nor " + engineFile + ". Check the address.");
            } else if (marker.isEmpty()) {
                visitor.damage(file, 0, "it is missing");
            }
            return marker.map(StoreMarker::identity);
        } catch (StoreCorruptException damaged) {
            visitor.damage(file, 0, "it does not say which store this is");
            return Optional.empty();
        }
    }

    private static FrozenDirectory freeze(StoreConfig config, Path directory, Optional<UUID> identity)
            throws IOException {
        Object identification = OpenDirectories.identify(directory);
        Optional<String> holder = OpenDirectories.claim(identification);
        if (holder.isPresent()) {
            throw locked(config, holder.get());
        }
        try {
            Optional<SharedLocks> locks = SharedLocks.tryLock(
                    List.of(directory.resolve(StoreDirectory.LOCK), directory.resolve(StoreDirectory.WRITER_LOCK)));
            return new FrozenDirectory(
                    directory,
                    identity,
                    identification,
                    locks.orElseThrow(() -> locked(config, "another process that opens it or writes to it")));
        } catch (IOException | RuntimeException | Error failure) {
            OpenDirectories.release(identification);
            throw failure;
        }
    }

    private static StoreLockedException locked(StoreConfig config, String holder) {
        return new StoreLockedException(config.describe() + ": it is in use, held by " + holder
                + ". Close it there first, or wait, and try again.");
    }

    /** Returns the id of the store, if the file that tells it is whole. */
    public Optional<UUID> identity() {
        return identity;
    }

    /** Returns the directory's real path. */
    public Path path() {
        return directory;
    }

    @Override
    public void close() {
        try (locks) {
            // Closing the files gives up their locks.
        } catch (IOException onlyRead) {
            // Nothing was written that could be lost.
        } finally {
            OpenDirectories.release(identification);
        }
    }
}
