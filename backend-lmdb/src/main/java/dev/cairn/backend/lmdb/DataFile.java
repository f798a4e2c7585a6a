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
import org.jspecify.annotations.Nullable;

/**
 * LMDB's data file, looked at without LMDB: a file that is cut short or overwritten would kill the process once mapped
 * (storage.md COR-1).
 *
 * <p>First the two meta pages and the length, which decide whether the file can be mapped at all; then, while a read transaction
 * keeps other processes from changing them, all pages in use. The second takes time in proportion to the pages that hold keys.
 */
final class DataFile {
    /** The name of the file in the directory of a store. */
    static final String NAME = "data.mdb";

    // A writer in another process may change the meta pages while they are read.
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path path;

    /** Makes a view of the data file of the store in {@code directory}. */
    DataFile(Path directory) {
        this.path = directory.resolve(NAME);
    }

    /**
     * Checks the meta pages and the length.
     *
     * @throws StoreCorruptException if the file is missing, cut short, or not what LMDB wrote
     * @throws IOException if it cannot be read
     */
    void checkMetaPages() throws IOException {
        check(DataFile::newest);
    }

    /**
     * Checks every page of the newest state, which the caller keeps from being changed.
     *
     * @throws StoreCorruptException if a page is not what LMDB wrote
     * @throws IOException if the file cannot be read
     */
    void checkPages() throws IOException {
        check(file -> {
            MetaPage newest = newest(file);
            PageCheck.check(new PageReader(file, newest), newest);
            return newest;
        });
    }

    private void check(Look look) throws IOException {
        if (Files.notExists(path)) {
            throw damaged("it is missing");
        }
        // Not a FileChannel, which an interrupt would close.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            look.at(file);
        } catch (EOFException cut) {
            throw damaged("it ends within its pages");
        } catch (DamageException damage) {
            throw damaged(damage.getMessage());
        }
    }

    private StoreCorruptException damaged(@Nullable String finding) {
        return new StoreCorruptException(path + ": the file is damaged: " + finding + ". Restore it from a copy.");
    }

    private static MetaPage newest(RandomAccessFile file) throws IOException, DamageException {
        for (int attempt = 1; ; attempt++) {
            try {
                return newestAtOnce(file);
            } catch (DamageException damage) {
                if (attempt == ATTEMPTS) {
                    throw damage;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static MetaPage newestAtOnce(RandomAccessFile file) throws IOException, DamageException {
        MetaPage first = MetaPage.parse(read(file, 0), 0);
        MetaPage second = MetaPage.parse(read(file, first.pageBytes()), 1);
        MetaPage newest = MetaPage.newestOf(first, second);
        // The length last: pages are written before the meta page that counts them.
        long needed = Math.max(first.fileBytes(), second.fileBytes());
        if (file.length() < needed) {
            throw new DamageException("it has " + file.length() + " bytes, and its pages need " + needed);
        }
        return newest;
    }

    private static ByteBuffer read(RandomAccessFile file, long position) throws IOException {
        byte[] page = new byte[MetaPage.BYTES];
        file.seek(position);
        file.readFully(page);
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

    /** Looks for damage in the open file. */
    @FunctionalInterface
    private interface Look {
        MetaPage at(RandomAccessFile file) throws IOException, DamageException;
    }

    /** Says what is wrong with the file. */
    static final class DamageException extends Exception {
        private static final long serialVersionUID = 1L;

        DamageException(String message) {
            super(message);
        }
    }
}
