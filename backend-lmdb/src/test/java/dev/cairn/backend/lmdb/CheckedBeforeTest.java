package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md COR-1 where a store is opened that was checked before: only what nobody has touched since is believed. */
class CheckedBeforeTest {
    private static final int PAGE = 4096;
    private static final int OTHER_FILES = 200;

    @TempDir
    private Path directory;

    private Path store = Path.of("");
    private Path data = Path.of("");
    private Path note = Path.of("");

    @BeforeEach
    void makeAStore() {
        store = directory.resolve("store");
        data = store.resolve(DataFile.NAME);
        note = store.resolve(CheckNote.NAME);
        try (StorageEngine engine = Engines.open(store)) {
            EngineCalls.commit(engine, entries(0));
        }
    }

    private static WriteBatch.Operation[] entries(int from) {
        return IntStream.range(from, from + 500)
                .mapToObj(number -> put(Table.TAGS, key(number), new byte[200]))
                .toArray(WriteBatch.Operation[]::new);
    }

    @Test
    void aCloseNotesTheStateThatItLeaves() throws IOException {
        assertTrue(fits());
        byte[] first = Files.readAllBytes(note);
        FileTime written = Files.getLastModifiedTime(note);
        Engines.open(store).close();
        assertEquals(written, Files.getLastModifiedTime(note), "a state that is noted is not noted again");
        try (StorageEngine engine = Engines.open(store)) {
            EngineCalls.commit(engine, entries(500));
            assertFalse(fits());
        }
        assertTrue(fits());
        assertFalse(Arrays.equals(first, Files.readAllBytes(note)));
    }

    @Test
    void whatIsNotedIsBelievedUnlessEverythingIsToBeChecked() throws IOException {
        damage();
        // Says of a damaged file that it was checked, as nothing but a fault below the file system could.
        CheckNote lie = new CheckNote(data);
        lie.write(agedState(lie, transaction()));
        assertDoesNotThrow(() -> new DataFile(store).checkPages(false));
        assertThrows(StoreCorruptException.class, () -> new DataFile(store).checkPages(true));
    }

    @Test
    void damageIsFoundThoughLengthAndTimeOfModificationAreAsTheyWere() throws IOException {
        FileTime modified = Files.getLastModifiedTime(data);
        damage();
        Files.setLastModifiedTime(data, modified);
        assertFalse(fits());
        assertThrows(StoreCorruptException.class, () -> Engines.open(store));
        assertFalse(fits(), "a file that was found damaged is not noted");
    }

    @Test
    void aCopyIsCheckedAndAFileThatTookItsPlaceToo() throws IOException {
        Path copy = directory.resolve("copy");
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        assertArrayEquals(Files.readAllBytes(note), Files.readAllBytes(copy.resolve(CheckNote.NAME)));
        assertFalse(fits(copy));
        Files.move(copy.resolve(DataFile.NAME), data, StandardCopyOption.REPLACE_EXISTING);
        assertFalse(fits());
        Engines.open(store).close();
        assertTrue(fits());
    }

    @Test
    void noChangeGoesUnnoticedHoweverSoonItComes() throws IOException {
        for (int i = 0; i < OTHER_FILES; i++) {
            Path file = directory.resolve("file" + i);
            Files.writeString(file, "good");
            CheckNote lately = new CheckNote(file);
            FileTime modified = Files.getLastModifiedTime(file);
            boolean waits = i % 2 == 0;
            Optional<String> state = waits ? Optional.of(agedState(lately, 7)) : lately.begin(7);
            state.ifPresent(lately::write);
            assertEquals(state.isPresent(), lately.fits(7), "file " + i);
            overwrite(file, 0, "evil".getBytes(StandardCharsets.US_ASCII));
            Files.setLastModifiedTime(file, modified);
            assertFalse(lately.fits(7), "file " + i);
        }
    }

    @Test
    void aNoteOfAnotherTransactionOrThatIsDamagedIsNotBelieved() throws IOException {
        assertFalse(new CheckNote(data).fits(transaction() + 1));
        byte[] good = Files.readAllBytes(note);
        for (int length = 0; length < good.length; length++) {
            Files.write(note, Arrays.copyOf(good, length));
            assertFalse(fits());
        }
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= 1;
            Files.write(note, flipped);
            assertFalse(fits());
        }
        Files.write(note, good);
        assertTrue(fits());
    }

    @Test
    void aNoteThatCannotBeWrittenIsNoFailure() throws IOException {
        Files.delete(note);
        Files.createDirectories(note.resolve("in the way"));
        try (StorageEngine engine = Engines.open(store)) {
            EngineCalls.commit(engine, entries(500));
        }
        assertFalse(fits());
        Engines.open(store).close();
    }

    @Test
    void aStoreThatFailedIsNotNoted() throws IOException {
        Failures failures = new Failures("store");
        failures.tooManyReaders();
        assertFalse(failures.areGrave());
        failures.unknown(new IOException("lost"));
        assertTrue(failures.areGrave());
    }

    private boolean fits() throws IOException {
        return fits(store);
    }

    private static boolean fits(Path store) throws IOException {
        return new CheckNote(store.resolve(DataFile.NAME)).fits(transaction(store));
    }

    private long transaction() throws IOException {
        return transaction(store);
    }

    private static long transaction(Path store) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(store.resolve(DataFile.NAME).toFile(), "r")) {
            file.seek(MetaPage.TRANSACTION);
            long first = Long.reverseBytes(file.readLong());
            file.seek(PAGE + MetaPage.TRANSACTION);
            return Math.max(first, Long.reverseBytes(file.readLong()));
        }
    }

    /** Overwrites every page but the first four. */
    private void damage() throws IOException {
        byte[] noise = new byte[PAGE];
        Arrays.fill(noise, (byte) 0x55);
        for (long page = 4; page < Files.size(data) / PAGE; page++) {
            overwrite(data, page * PAGE, noise);
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }

    /** Waits until the file was changed long enough ago. */
    private static String agedState(CheckNote of, long transaction) {
        while (true) {
            Optional<String> state = of.begin(transaction);
            if (state.isPresent()) {
                return state.get();
            }
        }
    }
}
