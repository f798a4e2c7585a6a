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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * LMDB's data file, looked at without LMDB: a file that is cut short or overwritten would kill the process once mapped
 * (storage.md COR-1).
 *
 * <p>First the two meta pages and the length, which decide whether the file can be mapped at all; then, while a read transaction
 * keeps other processes from changing them, all pages in use. The second takes time in proportion to the pages that hold keys, and is
 * spared where a {@link CheckNote} fits.
 */
final class DataFile {
    /** The name of the file in the directory of a store. */
    static final String NAME = "data.mdb";

    // A writer in another process may change the meta pages while they are read, and the file's times pass by ticks.
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path path;
    private final CheckNote note;

    /** Makes a view of the data file of the store in {@code directory}. */
    DataFile(Path directory) {
        this.path = directory.resolve(NAME);
        this.note = new CheckNote(path);
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
     * Checks every page of the newest state, which the caller keeps from being changed, unless that was done before.
     *
     * @param again whether to check them even so
     * @throws StoreCorruptException if a page is not what LMDB wrote
     * @throws IOException if the file cannot be read
     */
    void checkPages(boolean again) throws IOException {
        check(file -> {
            MetaPage newest = newest(file);
            if (again || !note.fits(newest.transaction())) {
                // Before the check, so that what is changed during it is checked again.
                Optional<String> state = note.begin(newest.transaction());
                PageCheck.check(new PageReader(file, newest), newest);
                state.ifPresent(note::write);
            }
        });
    }

    /**
     * Notes that the pages of a file were checked, and written by nobody but LMDB since. Waits a moment for a file that was changed
     * just now.
     */
    void noteChecked() {
        try {
            check(file -> noteChecked(newest(file).transaction()));
        } catch (IOException | StoreCorruptException unreadable) {
            // Left to the next open.
        }
    }

    private void noteChecked(long transaction) {
        if (note.fits(transaction)) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<String> state = note.begin(transaction);
            if (state.isPresent()) {
                note.write(state.get());
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
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
        void at(RandomAccessFile file) throws IOException, DamageException;
    }

    /** Says what is wrong with the file. */
    static final class DamageException extends Exception {
        private static final long serialVersionUID = 1L;

        DamageException(String message) {
            super(message);
        }
    }
}
