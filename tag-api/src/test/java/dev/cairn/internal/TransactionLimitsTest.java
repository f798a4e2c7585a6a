package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.BatchTooLargeException;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteTransaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How long keys, payloads and commits may be, to the byte, and that nothing at all is refused (storage.md TXN-6). */
class TransactionLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MIB = 1 << 20;

    @Test
    void aKeyHasOneToTwoHundredAndFiftyFiveBytes() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            for (int length : new int[] {0, 256}) {
                byte[] key = new byte[length];
                List<Executable> calls = List.of(
                        () -> write.put(Table.META, key, new byte[1]),
                        () -> write.delete(Table.META, key),
                        () -> write.get(Table.META, key),
                        () -> write.contains(Table.META, key));
                calls.forEach(call -> assertThrows(IllegalArgumentException.class, call, "length " + length));
            }
            for (int length : new int[] {1, 255}) {
                write.put(Table.META, new byte[length], new byte[1]);
                assertTrue(write.contains(Table.META, new byte[length]));
            }
        }
    }

    @Test
    void aPayloadHasAtMostOneMebibyte() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            write.put(Table.META, new byte[1], new byte[MIB]);
            assertThrows(IllegalArgumentException.class, () -> write.put(Table.META, new byte[1], new byte[MIB + 1]));
            assertEquals(MIB, write.get(Table.META, new byte[1]).orElseThrow().length);
        }
    }

    @Test
    void noTableIsRefusedAtOnceThoughThereWouldBeNothingToRead() {
        KeyRange empty = KeyRange.between(new byte[] {2}, true, new byte[] {1}, true);
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            assertThrows(NullPointerException.class, () -> write.count(null, empty));
            assertThrows(NullPointerException.class, () -> write.scan(null, empty));
            assertThrows(NullPointerException.class, () -> write.scan(Table.META, null));
        }
    }

    @Test
    void aCommitTakesItsLargestBatchToTheByte() {
        try (TagStore store = new MapEngine().open(LONG);
                WriteTransaction write = store.beginWrite()) {
            // One byte of key and eight of envelope: together exactly the 4 MiB of the engine.
            for (int i = 0; i < 4; i++) {
                write.put(Table.META, new byte[] {(byte) i}, new byte[MIB - 9]);
            }
            write.put(Table.META, new byte[] {3}, new byte[MIB - 9]);
            TagStoreException refused = assertThrows(
                    BatchTooLargeException.class, () -> write.put(Table.META, new byte[] {3}, new byte[MIB - 8]));
            assertTrue(refused.getMessage().startsWith("map store: "), refused.getMessage());
            write.put(Table.META, new byte[] {3}, new byte[MIB - 19]);
            assertThrows(BatchTooLargeException.class, () -> write.put(Table.META, new byte[] {4, 4, 4}, new byte[0]));
            write.put(Table.META, new byte[] {4, 4}, new byte[0]);
            write.commit();
        }
    }

    @Test
    void aDeleteTakesTheRoomOfItsKey() {
        try (TagStore store = new MapEngine().open(LONG)) {
            store.write(write -> {
                write.put(Table.TAGS, new byte[] {1}, new byte[0]);
                return "";
            });
            try (WriteTransaction write = store.beginWrite()) {
                for (int i = 0; i < 1000; i++) {
                    write.put(Table.META, new byte[] {(byte) i, (byte) (i >> 8)}, new byte[0]);
                }
                assertThrows(BatchTooLargeException.class, () -> write.delete(Table.TAGS, new byte[] {1}));
                assertTrue(write.delete(Table.META, new byte[] {7, 0}));
                assertTrue(write.delete(Table.TAGS, new byte[] {1}));
                write.commit();
            }
        }
    }
}
