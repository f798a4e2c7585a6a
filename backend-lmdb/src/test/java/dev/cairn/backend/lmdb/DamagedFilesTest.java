package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.SalvageVisitor;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md COR-1 for the length and the meta pages of the data file, in a process that may die of it. */
class DamagedFilesTest {
    private static final int ENTRIES = 3000;
    private static final String REFUSED = StoreCorruptException.class.getSimpleName();
    private static final String WHOLE = "whole";

    @TempDir
    private Path directory;

    private Path original = Path.of("");
    private byte[] content = {};
    private int page;

    @BeforeEach
    void makeAStore() throws IOException {
        original = directory.resolve("original");
        try (StorageEngine engine = Engines.open(original)) {
            List<WriteBatch.Operation> operations = new ArrayList<>();
            for (int i = 0; i < ENTRIES; i++) {
                operations.add(put(Table.TAGS, key(i), new byte[200]));
            }
            engine.commit(batch(operations), EngineCalls.version(engine));
        }
        content = Files.readAllBytes(original.resolve(DataFile.NAME));
        page = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder()).getInt(40);
    }

    @Test
    void anUndamagedCopyIsWhole() throws Exception {
        copyWith(content);
        assertAnswers(WHOLE);
    }

    @Test
    void aFileThatIsCutShortIsRefused() throws Exception {
        for (int length : new int[] {0, 1, 100, page, page + 100, 2 * page, content.length / 2, content.length - 1}) {
            copyWith(Arrays.copyOf(content, length));
        }
        assertAnswers(REFUSED);
    }

    @Test
    void aMissingFileIsRefusedAndNotMadeAnew() throws Exception {
        Path copy = copyWith(content);
        Files.delete(copy.resolve(DataFile.NAME));
        assertAnswers(REFUSED);
        assertTrue(Files.notExists(copy.resolve(DataFile.NAME)));
    }

    @Test
    void aFileOfZerosOrNoiseIsRefused() throws Exception {
        copyWith(new byte[content.length]);
        byte[] noise = new byte[content.length];
        new Random(42).nextBytes(noise);
        copyWith(noise);
        assertAnswers(REFUSED);
    }

    @Test
    void aBitThatFlippedWhereItMattersInAMetaPageIsRefused() throws Exception {
        // Page number, flags, magic, version, page size, flags of the trees, last page, transaction.
        int[] places = {0, 10, 16, 20, 40, 44, 92, 137, 142, 144, 145, 150};
        for (int place : places) {
            copyWithFlip(0, place);
            copyWithFlip(1, place);
        }
        // The root pages.
        copyWithFlip(newestMetaPage(), 86);
        copyWithFlip(newestMetaPage(), 134);
        assertAnswers(REFUSED);
    }

    /** LMDB leaves such a page behind when the write of a meta page fails. */
    @Test
    void whereTheTreesOfTheOlderMetaPageLeadDoesNotMatter() throws Exception {
        copyWithFlip(1 - newestMetaPage(), 134);
        assertAnswers(WHOLE);
    }

    private int newestMetaPage() {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
        return bytes.getLong(MetaPage.TRANSACTION) > bytes.getLong(page + MetaPage.TRANSACTION) ? 0 : 1;
    }

    private void copyWithFlip(int number, int place) throws IOException {
        byte[] damaged = content.clone();
        damaged[number * page + place] ^= 0x20;
        copyWith(damaged);
    }

    private Path copyWith(byte[] data) throws IOException {
        Path copy = Files.createTempDirectory(directory, "copy");
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(original.relativize(file)));
            }
        }
        Files.write(copy.resolve(DataFile.NAME), data);
        return copy;
    }

    /** Opens every copy in another process, and compares what becomes of each. */
    private void assertAnswers(String expected) throws Exception {
        List<Path> copies;
        try (Stream<Path> files = Files.list(directory)) {
            copies = files.filter(file -> !file.equals(original)).sorted().toList();
        }
        try (ChildJvm child = ChildJvm.start(Opener.class, copies.toArray())) {
            List<String> answers = child.lines();
            assertEquals(copies.size(), answers.size(), answers::toString);
            for (int i = 0; i < copies.size(); i++) {
                assertTrue(answers.get(i).startsWith(expected), answers.get(i));
                assertTrue(
                        expected.equals(WHOLE)
                                || answers.get(i).contains(copies.get(i).toString()),
                        answers.get(i));
                assertEquals(expected.equals(REFUSED), isDamageFound(copies.get(i)), answers.get(i));
            }
            assertEquals(0, child.exitCode());
        }
    }

    /** Returns whether a look at the file of a store finds what it is refused for. */
    private static boolean isDamageFound(Path copy) {
        Discovery found = new Discovery();
        FileSalvage.read(new StoreConfig("lmdb", copy, Map.of()), found);
        return found.damaged;
    }

    /** Hears of damage, and nothing else. */
    private static final class Discovery implements SalvageVisitor {
        private boolean damaged;

        @Override
        public void entry(Table table, byte[] key, byte[] value) {}

        @Override
        public void stray(byte[] key, byte[] value) {}

        @Override
        public boolean isProven(Table table, byte[] key, byte[] value) {
            return true;
        }

        @Override
        public void damage(Path file, long position, String what) {
            damaged |= file.endsWith(DataFile.NAME);
        }

        @Override
        public void progress(long bytes, long totalBytes) {}
    }

    /** Opens stores, reads all of each, and prints the outcomes. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            for (String copy : args) {
                try (StorageEngine engine = Engines.open(Path.of(copy));
                        Snapshot snapshot = engine.snapshot()) {
                    long[] bytes = {0};
                    snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                        bytes[0] += value.remaining();
                        return true;
                    });
                    System.out.println(bytes[0] == ENTRIES * 200L ? WHOLE : bytes[0] + " bytes");
                } catch (TagStoreException refusal) {
                    System.out.println(refusal.getClass().getSimpleName() + " " + refusal.getMessage());
                }
            }
        }
    }
}
