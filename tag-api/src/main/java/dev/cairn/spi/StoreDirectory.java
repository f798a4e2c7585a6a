package dev.cairn.spi;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreFullException;
import dev.cairn.api.StoreLockedException;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.TagStoreException;
import dev.cairn.internal.LockFile;
import dev.cairn.internal.OpenDirectories;
import dev.cairn.internal.StoreMarker;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The directory of a store that keeps files: found or created, recognised or refused, and locked, in the same way for
 * every backend (storage.md SPI-7, SPI-8, FMT-1).
 *
 * <p>Beside the engine's own files it holds {@code cairn-store.properties}, which says whose store it is, and
 * {@code cairn-store.lock} and {@code cairn-writer.lock}, which say who has it. A directory that is refused is left
 * exactly as it was. Used by one thread at a time.
 */
public final class StoreDirectory implements AutoCloseable {
    static final String LOCK = "cairn-store.lock";
    static final String WRITER_LOCK = "cairn-writer.lock";
    private static final Duration CREATION_TIMEOUT = Duration.ofSeconds(10);
    private static final int NAMES_SHOWN = 5;

    /** Makes an engine's files in a directory that holds none yet. */
    @FunctionalInterface
    public interface Creator {
        /**
         * Makes the files and forces them to the device. Called under the directory's lock; called again on an emptied
         * directory if an earlier call did not end.
         *
         * @param identity the new store's own id, for files that should tell whose they are
         */
        void create(Path directory, UUID identity) throws IOException;
    }

    /** Opens an engine over a directory that is recognised and locked. */
    @FunctionalInterface
    public interface Opener<E extends StorageEngine> {
        /** Returns the engine, which closes the directory when it is closed. */
        E open(StoreDirectory directory) throws IOException;
    }

    private final StoreConfig config;
    private final Path directory;
    private final Object identification;
    private final LockFile lock;
    private final LockFile writerLock;
    private UUID identity = new UUID(0, 0);

    private StoreDirectory(StoreConfig config, Path directory, Object identification) {
        this.config = config;
        this.directory = directory;
        this.identification = identification;
        this.lock = new LockFile(directory.resolve(LOCK));
        this.writerLock = new LockFile(directory.resolve(WRITER_LOCK));
    }

    /**
     * Opens the directory that {@code config} names, and creates a store in it where there is none.
     *
     * @param format the newest version of the backend's format that this code reads, 1 or more
     * @param sharing whether other processes may have the store open at the same time
     * @param creator makes the engine's files of a new store
     * @throws InvalidOptionException if {@code config} names no location
     * @throws StoreAccessException if the location is a file, or may not be read or written
     * @throws ForeignStoreException if it holds other files, another backend's store or a newer format
     * @throws StoreLockedException if this process, or one that does not share, has it open
     */
    public static StoreDirectory open(StoreConfig config, int format, ProcessSharing sharing, Creator creator) {
        Path location = config.location()
                .orElseThrow(() -> new InvalidOptionException(config.describe()
                        + ": it needs a directory. Give one, as in " + config.backend() + ":/path/to/store."));
        try {
            return open(config, location.toAbsolutePath(), format, sharing, creator);
        } catch (IOException | ReadOnlyFileSystemException failure) {
            throw accessFailure(config, "cannot be opened", failure);
        }
    }

    /**
     * Opens an engine over the directory that {@code config} names; if that fails, the directory is closed again.
     *
     * @throws dev.cairn.api.TagStoreException as {@link #open} does, or of the kind that fits an {@link IOException}
     */
    public static <E extends StorageEngine> E open(
            StoreConfig config, int format, ProcessSharing sharing, Creator creator, Opener<E> opener) {
        StoreDirectory directory = open(config, format, sharing, creator);
        try {
            return opener.open(directory);
        } catch (IOException failure) {
            directory.close();
            throw directory.accessFailure("cannot be opened", failure);
        } catch (RuntimeException | Error failure) {
            directory.close();
            throw failure;
        }
    }

    private static StoreDirectory open(
            StoreConfig config, Path location, int format, ProcessSharing sharing, Creator creator) throws IOException {
        createDirectories(config, location);
        Path real = location.toRealPath();
        recognise(config, real, format);
        Object identification = OpenDirectories.identify(real);
        Optional<String> holder = OpenDirectories.claim(identification);
        if (holder.isPresent()) {
            throw locked(config, holder.get());
        }
        StoreDirectory opened = new StoreDirectory(config, real, identification);
        try {
            opened.lock(sharing);
            opened.ensureCreated(format, creator);
            if (sharing == ProcessSharing.MANY_PROCESSES) {
                opened.lock.unlock();
            }
            return opened;
        } catch (IOException | RuntimeException | Error failure) {
            opened.close();
            throw failure;
        }
    }

    private static void createDirectories(StoreConfig config, Path location) throws IOException {
        try {
            Files.createDirectories(location);
        } catch (FileAlreadyExistsException | NotDirectoryException file) {
            throw new StoreAccessException(
                    config.describe() + ": there is a file in the place of the directory (" + file.getMessage()
                            + "). Name another place, or move the file away.",
                    file);
        }
    }

    /** Returns the marker of a directory that may be opened, or empty if there is no store in it yet. */
    private static Optional<StoreMarker> recognise(StoreConfig config, Path directory, int format) throws IOException {
        Optional<StoreMarker> marker = StoreMarker.read(directory);
        if (marker.isEmpty()) {
            List<String> others = otherFiles(directory);
            // Another process may have begun to create the store meanwhile; it writes the marker first.
            marker = others.isEmpty() ? marker : StoreMarker.read(directory);
            if (marker.isEmpty() && !others.isEmpty()) {
                throw foreignFiles(config, others);
            }
        }
        if (marker.isEmpty()) {
            return marker;
        } else if (!marker.get().backend().equals(config.backend())) {
            String backend = marker.get().backend();
            throw new ForeignStoreException(config.describe() + ": it is a store of the backend '" + backend
                    + "'. Open it as " + backend + ":" + config.location().orElse(directory)
                    + ", or name another place.");
        } else if (marker.get().format() > format) {
            throw new ForeignStoreException(config.describe() + ": it has format "
                    + marker.get().format() + ", and this version reads up to " + format
                    + ". Use a newer version of the backend.");
        }
        return marker;
    }

    private static List<String> otherFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !isOwn(name))
                    .limit(NAMES_SHOWN + 1L)
                    .sorted()
                    .toList();
        }
    }

    private static ForeignStoreException foreignFiles(StoreConfig config, List<String> others) {
        boolean more = others.size() > NAMES_SHOWN;
        return new ForeignStoreException(config.describe() + ": the directory holds files that are no Cairn store ("
                + String.join(", ", more ? others.subList(0, NAMES_SHOWN) : others) + (more ? ", ..." : "")
                + "). Name an empty or a new directory.");
    }

    private static boolean isOwn(String name) {
        return name.equals(LOCK) || name.equals(WRITER_LOCK) || name.equals(StoreMarker.FILE_NAME + ".tmp");
    }

    private void lock(ProcessSharing sharing) throws IOException {
        // Sharing processes hold this lock only while one of them creates the store, so waiting for it is short.
        long deadline = System.nanoTime() + (sharing == ProcessSharing.MANY_PROCESSES ? CREATION_TIMEOUT.toNanos() : 0);
        while (!lock.tryLock()) {
            if (System.nanoTime() - deadline >= 0) {
                throw locked(config, lock.holder());
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static StoreLockedException locked(StoreConfig config, String holder) {
        return new StoreLockedException(config.describe() + ": it is open already, held by " + holder
                + ". Close it there first, or share the store object that is open.");
    }

    private void ensureCreated(int format, Creator creator) throws IOException {
        StoreMarker marker = recognise(config, directory, format).orElse(null);
        if (marker == null || !marker.ready()) {
            marker = new StoreMarker(
                    config.backend(), format, UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS), false);
            marker.write(directory);
            removeUnfinished();
            creator.create(directory, marker.identity());
            StoreMarker.forceDirectory(directory);
            marker = new StoreMarker(marker.backend(), marker.format(), marker.identity(), marker.created(), true);
            marker.write(directory);
        }
        identity = marker.identity();
    }

    /** Removes what a creation that did not end left behind; nothing was ever committed to it. */
    private void removeUnfinished() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.filter(file -> {
                        String name = file.getFileName().toString();
                        return !isOwn(name) && !name.equals(StoreMarker.FILE_NAME);
                    })
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** Returns the directory's real path. */
    public Path path() {
        return directory;
    }

    /** Returns the store's own id, given at its creation. */
    public String identity() {
        return identity.toString();
    }

    /** Returns how messages name this store. */
    public String describe() {
        return config.describe();
    }

    /** Returns the total size of the files in the directory, in bytes. */
    public long bytesOnDisk() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException failure) {
            throw accessFailure("cannot be measured", failure);
        }
    }

    /** Tries to take the writer's place among the processes that share this store; see {@link StorageEngine}. */
    public Optional<WriterLease> tryLeaseWriter() {
        try {
            return writerLock.tryLockInTurn() ? Optional.of(this::releaseWriter) : Optional.empty();
        } catch (IOException failure) {
            throw accessFailure("cannot be locked for writing", failure);
        }
    }

    private void releaseWriter() {
        try {
            writerLock.unlock();
        } catch (IOException notUnlocked) {
            closeWriterLock();
        }
    }

    /** Gives the lock up the other way: a writer whose commit is done must not hear that it failed. */
    private void closeWriterLock() {
        try {
            writerLock.close();
        } catch (IOException failure) {
            throw accessFailure("cannot be unlocked after writing", failure);
        }
    }

    /** Returns which process has the writer's place, as well as can be told. */
    public String leaseHolder() {
        return writerLock.holder();
    }

    /**
     * Returns the exception for a failed file operation on this store.
     *
     * @param what what happened to the store: {@code "cannot be read"}, for example
     */
    public TagStoreException accessFailure(String what, Exception failure) {
        return accessFailure(config, what, failure);
    }

    private static TagStoreException accessFailure(StoreConfig config, String what, Exception failure) {
        String reason = failure.getMessage();
        if (failure instanceof AccessDeniedException) {
            return new StoreAccessException(
                    config.describe() + ": " + what + ": no permission for " + reason
                            + ". Grant it, or name another place.",
                    failure);
        }
        if (reason != null && reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new StoreFullException(
                    config.describe() + ": " + what + ": the disk is full. Free some space and try again.", failure);
        }
        return new StoreAccessException(
                config.describe() + ": " + what + ": "
                        + (reason == null ? failure.getClass().getSimpleName() : reason)
                        + ". Check the disk and the place of the store.",
                failure);
    }

    @Override
    public void close() {
        try (lock;
                writerLock) {
            // Closing the files gives up their locks.
        } catch (IOException failure) {
            throw accessFailure("cannot be closed", failure);
        } finally {
            OpenDirectories.release(identification);
        }
    }
}
