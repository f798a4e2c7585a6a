package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.messageOf;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.spi.StorageEngine;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COR-1: damage to a store that was closed is refused by the name of the file; what a crash leaves is not damage. */
class DamagedFilesTest {
    private static final int COMMITS = 20;
    private static final long SEED = 77;

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Path store;
    private Path log;

    @BeforeEach
    void fill() {
        store = directory.resolve("store");
        log = store.resolve("log-1");
        fill(store);
    }

    private static void fill(Path place) {
        try (StorageEngine engine = Engines.open(place)) {
            for (int number = 1; number <= COMMITS; number++) {
                commit(engine, put(Table.TAGS, key(number), value(number)));
            }
        }
    }

    private static byte[] value(int number) {
        byte[] value = new byte[100 + 50 * number];
        Arrays.fill(value, (byte) number);
        return value;
    }

    @Test
    void everyBitThatIsFlippedIsRefusedByNameOrWithoutConsequence() throws IOException {
        for (String name : new String[] {"log-1", "checkpoint"}) {
            byte[] sound = Files.readAllBytes(store.resolve(name));
            for (int flip = 0; flip < 150; flip++) {
                byte[] damaged = sound.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                check(store.resolve(name), damaged);
            }
            Files.write(store.resolve(name), sound);
        }
    }

    @Test
    void aFileThatIsCutShortIsRefusedByName() throws IOException {
        byte[] sound = Files.readAllBytes(log);
        for (int cut = 0; cut < 100; cut++) {
            Files.write(log, Arrays.copyOf(sound, random.nextInt(sound.length)));
            assertRefused("log-1");
        }
    }

    @Test
    void aZeroedPageOfTheLogIsRefusedByNameAndPosition() throws IOException {
        byte[] damaged = Files.readAllBytes(log);
        Arrays.fill(damaged, 8192, 9216, (byte) 0);
        Files.write(log, damaged);
        assertTrue(assertRefused("log-1").contains("at byte "));
    }

    @Test
    void commitsOfTheSameLengthThatAreSwappedAreRefusedByNameAndPosition() throws IOException {
        int second = logOfEvenCommits(1).length;
        int third = logOfEvenCommits(2).length;
        byte[] sound = logOfEvenCommits(4);
        int length = third - second;
        assertEquals(third + 2 * length, sound.length, "every commit takes as much");
        byte[] damaged = sound.clone();
        System.arraycopy(sound, second, damaged, third, length);
        System.arraycopy(sound, third, damaged, second, length);
        assertFalse(Arrays.equals(sound, damaged));
        Path place = directory.resolve("even-4");
        Files.write(place.resolve("log-1"), damaged);
        String message = messageOf(assertThrows(StoreCorruptException.class, () -> Engines.open(place)));
        assertTrue(message.contains("log-1") && message.contains("at byte " + second), message);
    }

    private byte[] logOfEvenCommits(int count) throws IOException {
        Path place = directory.resolve("even-" + count);
        try (StorageEngine engine = Engines.open(place)) {
            for (int number = 1; number <= count; number++) {
                commit(engine, put(Table.TAGS, key(number), new byte[700]));
            }
        }
        return Files.readAllBytes(place.resolve("log-1"));
    }

    @Test
    void aFileThatIsMissingOrOfAnotherStoreIsRefusedByName() throws IOException {
        Path other = directory.resolve("other");
        fill(other);
        byte[] checkpoint = Files.readAllBytes(store.resolve("checkpoint"));
        Files.copy(other.resolve("log-1"), directory.resolve("log"));
        Files.delete(store.resolve("checkpoint"));
        assertRefused("checkpoint");
        Files.write(store.resolve("checkpoint"), checkpoint);
        Files.delete(log);
        assertRefused("log-1");
        Files.move(directory.resolve("log"), log);
        assertRefused("log-1");
    }

    @Test
    void theFilesOfAnotherStoreAreRefusedAlsoTogether() throws IOException {
        Path other = directory.resolve("other");
        fill(other);
        for (String name : new String[] {"checkpoint", "log-1"}) {
            Files.copy(other.resolve(name), store.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(assertRefused("checkpoint").contains("another store"));
    }

    private void check(Path file, byte[] damaged) throws IOException {
        Files.write(file, damaged);
        try (StorageEngine engine = Engines.open(store)) {
            for (int number = 1; number <= COMMITS; number++) {
                assertArrayEquals(value(number), get(engine, Table.TAGS, key(number)), "seed " + SEED);
            }
        } catch (StoreCorruptException refusal) {
            assertTrue(messageOf(refusal).contains(file.toString()), refusal.getMessage());
        }
    }

    private String assertRefused(String name) {
        String message = messageOf(assertThrows(StoreCorruptException.class, () -> Engines.open(store)));
        assertTrue(message.contains(store.resolve(name).toString()), message);
        return message;
    }

    @Test
    void aCommitThatACrashLeftUnfinishedIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        try (StorageEngine engine = Engines.open(store)) {
            commit(engine, put(Table.TAGS, key(COMMITS + 1), value(COMMITS + 1)));
        }
        byte[] more = Files.readAllBytes(log);
        byte[] torn = Arrays.copyOf(whole, more.length + 512);
        System.arraycopy(more, whole.length, torn, whole.length, 600);
        Files.write(log, torn);
        try (StorageEngine engine = Engines.open(store)) {
            assertEquals(COMMITS, EngineCalls.version(engine));
        }
        assertEquals(whole.length, Files.size(log));
    }
}
