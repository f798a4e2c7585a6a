package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreCorruptException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * LMDB's data file, looked at without LMDB: a file that is cut short or overwritten would kill the process once mapped
 * (storage.md COR-1).
 *
 * <p>Only the two meta pages and the length are checked, in microseconds; a walk over every page belongs here too.
 */
final class DataFile {
    /** The name of the file in the directory of a store. */
    static final String NAME = "data.mdb";

    // A writer in another process may change the pages while they are read.
    private static final int ATTEMPTS = 50;
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path path;

    /** Makes a view of the data file of the store in {@code directory}. */
    DataFile(Path directory) {
        this.path = directory.resolve(NAME);
    }

    /**
     * Checks the file.
     *
     * @throws StoreCorruptException if it is missing, cut short, or not what LMDB wrote
     * @throws IOException if it cannot be read
     */
    void check() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                checkOnce();
                return;
            } catch (DamageException damage) {
                if (attempt == ATTEMPTS) {
                    throw new StoreCorruptException(
                            path + ": the file is damaged: " + damage.getMessage() + ". Restore it from a copy.");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void checkOnce() throws IOException, DamageException {
        if (Files.notExists(path)) {
            throw new DamageException("it is missing");
        }
        // Not a FileChannel, which an interrupt would close.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            MetaPage first = MetaPage.parse(read(file, 0), 0);
            MetaPage second = MetaPage.parse(read(file, first.pageBytes()), 1);
            MetaPage.checkPair(first, second);
            // The length last: pages are written before the meta page that counts them.
            long needed = Math.max(first.fileBytes(), second.fileBytes());
            if (file.length() < needed) {
                throw new DamageException("it has " + file.length() + " bytes, and its pages need " + needed);
            }
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long position) throws IOException, DamageException {
        byte[] page = new byte[MetaPage.BYTES];
        try {
            file.seek(position);
            file.readFully(page);
        } catch (EOFException cut) {
            throw new DamageException("it ends at byte " + file.length() + ", within its first two pages");
        }
        return ByteBuffer.wrap(page).order(ByteOrder.nativeOrder());
    }

    /** Forces the file to the device. */
    void force() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.getFD().sync();
        } catch (FileNotFoundException absent) {
            throw new IOException(path + " was not created", absent);
        }
    }

    /** Says what is wrong with the file. */
    static final class DamageException extends Exception {
        private static final long serialVersionUID = 1L;

        DamageException(String message) {
            super(message);
        }
    }
}
