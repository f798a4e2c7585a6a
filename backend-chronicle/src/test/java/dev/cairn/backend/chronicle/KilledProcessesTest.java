package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DUR-1 and DUR-2 for the death of a process, also while it writes a checkpoint. {@code -Dkills=200} kills more often. */
class KilledProcessesTest {
    private static final long SEED = 815;
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final int ENTRIES = 500;
    private static final int VALUE_BYTES = 2_000;

    @TempDir
    private Path directory;

    @Test
    void everyAcknowledgedCommitIsThereAndAtMostOneMoreAndWhole() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = killWriter(random);
            try (StorageEngine engine = Engines.open(directory)) {
                int last = lastOf(engine);
                String what = last + " after " + acknowledged + ", kill " + kill;
                assertTrue(last == acknowledged || last == acknowledged + 1, what);
                assertEquals(last, EngineCalls.version(engine), what);
                assertWhole(engine, last);
            }
        }
    }

    private int killWriter(Random random) throws Exception {
        try (ChildJvm writer = ChildJvm.start(Flags.NEEDED, Writer.class, directory)) {
            String acknowledged = String.valueOf(writer.line());
            LockSupport.parkNanos(random.nextInt(400_000_000));
            for (String later : writer.kill()) {
                acknowledged = later;
            }
            return Integer.parseInt(acknowledged);
        }
    }

    private static int lastOf(StorageEngine engine) {
        byte[] last = get(engine, Table.META, key(0));
        return last == null ? 0 : ByteBuffer.wrap(last).getInt();
    }

    private static void assertWhole(StorageEngine engine, int last) {
        try (Snapshot snapshot = engine.snapshot()) {
            assertEquals(last == 0 ? 0 : ENTRIES, snapshot.count(Table.TAGS, KeyRange.all()));
            snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                assertEquals(last, value.getInt(value.position()), "an entry of another commit");
                return true;
            });
        }
    }

    /** Writes all entries over for ever, and prints the number of each commit once it has returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                for (int number = lastOf(engine) + 1; ; number++) {
                    engine.commit(batch(number), EngineCalls.version(engine));
                    System.out.println(number);
                }
            }
        }

        private static WriteBatch batch(int number) {
            List<WriteBatch.Operation> operations = new ArrayList<>();
            operations.add(put(Table.META, key(0), key(number)));
            for (int entry = 0; entry < ENTRIES; entry++) {
                byte[] value = ByteBuffer.allocate(VALUE_BYTES + number % 7)
                        .putInt(number)
                        .array();
                operations.add(put(Table.TAGS, key(entry), value));
            }
            return EngineCalls.batch(operations);
        }
    }
}
