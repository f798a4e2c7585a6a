package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.batch;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md COR-1 for leaves that somebody else writes into while the store is open, in a process that may die of it. */
class LeavesDamagedLaterTest {
    private static final int ENTRIES = 1000;

    @TempDir
    private Path directory;

    @Test
    void aScanTellsWhatIsWrongWithALeaf() throws Exception {
        try (ChildJvm child = ChildJvm.start(Scanner.class, directory)) {
            List<String> answers = child.lines();
            Iterator<String> next = answers.iterator();
            for (Damage damage : Damage.values()) {
                String answer = next.next();
                assertTrue(answer.startsWith(damage + " after "), answer);
                assertTrue(answer.contains(StoreCorruptException.class.getSimpleName()), answer);
                assertTrue(answer.contains(damage.name() + "/data.mdb: the file is damaged: its page "), answer);
                assertTrue(answer.contains(damage.finding), answer);
            }
            assertFalse(next.hasNext(), answers::toString);
            assertEquals(0, child.exitCode());
        }
    }

    private enum Damage {
        NODES_WITHOUT_END("is no leaf"),
        NODE_OUTSIDE("has a node outside"),
        LONG_KEY("has a node that is too long"),
        LONG_VALUE("has a node that is too long"),
        KEYS_OUT_OF_ORDER("has keys out of order"),
        LAST_KEY_LIKE_THE_FIRST("has keys out of order");

        private final String finding;

        Damage(String finding) {
            this.finding = finding;
        }

        private void doTo(ByteBuffer page) {
            switch (this) {
                case NODES_WITHOUT_END -> page.putShort(TreePage.OFFSETS_END, (short) -1);
                case NODE_OUTSIDE -> page.putShort(offsetOf(2), (short) (page.limit() - TreePage.NODE_HEADER + 1));
                case LONG_KEY -> page.putShort(nodeOf(page, 3) + TreePage.KEY_SIZE, (short) -1);
                case LONG_VALUE -> page.putInt(nodeOf(page, 3), 1 << 20);
                case KEYS_OUT_OF_ORDER -> {
                    short first = page.getShort(offsetOf(0));
                    page.putShort(offsetOf(0), page.getShort(offsetOf(nodes(page) - 1)));
                    page.putShort(offsetOf(nodes(page) - 1), first);
                }
                case LAST_KEY_LIKE_THE_FIRST -> page.putShort(offsetOf(nodes(page) - 1), page.getShort(offsetOf(0)));
            }
        }
    }

    private static int offsetOf(int node) {
        return TreePage.HEADER + node * Short.BYTES;
    }

    private static int nodeOf(ByteBuffer page, int node) {
        return page.getShort(offsetOf(node));
    }

    private static int nodes(ByteBuffer page) {
        return (page.getShort(TreePage.OFFSETS_END) - TreePage.HEADER) / Short.BYTES;
    }

    /** Makes stores, damages a leaf of each while it is open, scans it, and prints what becomes of that. */
    static final class Scanner {
        private Scanner() {}

        public static void main(String[] args) throws IOException {
            for (Damage damage : Damage.values()) {
                Path store = Path.of(args[0], damage.name());
                try (StorageEngine engine = Engines.open(store)) {
                    fill(engine);
                    damageAMiddleLeaf(store.resolve(DataFile.NAME), damage);
                    System.out.println(damage + " after " + scan(engine));
                }
            }
        }

        private static void fill(StorageEngine engine) {
            List<WriteBatch.Operation> operations = new ArrayList<>();
            for (int i = 0; i < ENTRIES; i++) {
                operations.add(put(Table.TAGS, key(i), new byte[200]));
            }
            engine.commit(batch(operations), EngineCalls.version(engine));
        }

        private static String scan(StorageEngine engine) {
            int[] entries = {0};
            try (Snapshot snapshot = engine.snapshot()) {
                snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                    entries[0]++;
                    return entries[0] <= 2 * ENTRIES;
                });
                return entries[0] + " entries: whole";
            } catch (RuntimeException refusal) {
                return entries[0] + " entries: " + refusal.getClass().getSimpleName() + " " + refusal.getMessage();
            }
        }

        private static void damageAMiddleLeaf(Path file, Damage damage) throws IOException {
            byte[] content = Files.readAllBytes(file);
            int pageBytes =
                    ByteBuffer.wrap(content).order(ByteOrder.nativeOrder()).getInt(40);
            int from = content.length / pageBytes / 2 * pageBytes;
            ByteBuffer page = page(content, from, pageBytes);
            while (page.getShort(TreePage.FLAGS) != TreePage.LEAF || nodes(page) < 5) {
                from += pageBytes;
                page = page(content, from, pageBytes);
            }
            damage.doTo(page);
            try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
                written.seek(from);
                written.write(content, from, pageBytes);
            }
        }

        private static ByteBuffer page(byte[] content, int from, int length) {
            return ByteBuffer.wrap(content, from, length).slice().order(ByteOrder.nativeOrder());
        }
    }
}
