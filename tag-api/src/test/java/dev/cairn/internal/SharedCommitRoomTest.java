package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What transactions share is small, and never more than the engine takes. */
class SharedCommitRoomTest {
    private static final int KEY_BYTES = Integer.BYTES;

    private int keys;

    private Overlay entries(int count) {
        Overlay writes = new Overlay();
        for (int i = 0; i < count; i++) {
            put(writes, 1);
        }
        return writes;
    }

    private Overlay bytes(int count) {
        Overlay writes = new Overlay();
        put(writes, count - KEY_BYTES);
        return writes;
    }

    private void put(Overlay writes, int valueBytes) {
        byte[] key = ByteBuffer.allocate(KEY_BYTES).putInt(keys++).array();
        writes.put(Table.TAGS, key, new byte[valueBytes]);
    }

    private static SharedCommit of(Overlay writes) {
        return new SharedCommit("store", writes);
    }

    private static StoreTraits taking(long entries, long bytes) {
        return new StoreTraits(Durability.POWER_LOSS, ProcessSharing.ONE_PROCESS, entries, bytes);
    }

    @Test
    void noMoreThanAForceIsWorthIsMerged() {
        requireRoom(taking(1_000_000, 1L << 30), 4_096, 4 << 20);
    }

    @Test
    void noMoreThanTheEngineTakesIsMerged() {
        requireRoom(taking(10, 2 << 20), 10, 2 << 20);
    }

    /** Requires that a commit takes so many entries and bytes, and not one more. */
    private void requireRoom(StoreTraits traits, int mostEntries, int mostBytes) {
        assertTrue(of(entries(mostEntries - 3)).hasRoomFor(entries(3), traits));
        assertFalse(of(entries(mostEntries - 3)).hasRoomFor(entries(4), traits));
        assertTrue(of(bytes(mostBytes - 100)).hasRoomFor(bytes(100), traits));
        assertFalse(of(bytes(mostBytes - 100)).hasRoomFor(bytes(101), traits));
    }

    @Test
    void everyTransactionIsAMember() {
        SharedCommit commit = of(entries(1));
        assertEquals(1, commit.members());
        commit.add(entries(1), new MapEngine().snapshot());
        assertEquals(2, commit.members());
        assertEquals(2, commit.writes().entries());
    }
}
