package dev.cairn.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.testing.ForwardingStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A commit takes what the store takes, and no more than keeps memory small. */
class BufferedWritesTest {
    private static final long MANY = Integer.MAX_VALUE;
    /** One more than the least that a store may take, so that halves are exact. */
    private static final long FEW = Limits.MAX_KEY_BYTES + Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES + 1;

    private static final int KEY_BYTES = 2;

    private final TagStore store = TagStores.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    /** Puts entries of one size, and returns the commits that they took. */
    private long commits(long largestEntries, long largestBytes, int entries, int payloadBytes) {
        BufferedWrites writes = new BufferedWrites(new NarrowStore(store, largestEntries, largestBytes));
        long before = store.info().version();
        for (int row = 0; row < entries; row++) {
            writes.put(Table.META, key(row), new byte[payloadBytes]);
        }
        writes.flush();
        return store.info().version() - before;
    }

    private static byte[] key(int row) {
        return new byte[] {(byte) (row >> 8), (byte) row};
    }

    private long count() {
        return store.read(operations -> operations.count(Table.META, KeyRange.all()));
    }

    @Test
    void aCommitHoldsAsManyEntriesAsTheStoreTakes() {
        assertEquals(1, commits(4, MANY, 4, 0));
        assertEquals(2, commits(4, MANY, 5, 0));
        assertEquals(3, commits(4, MANY, 9, 0));
    }

    @Test
    void aCommitHoldsTenThousandEntriesAtMost() {
        assertEquals(1, commits(MANY, MANY, 10_000, 0));
        assertEquals(2, commits(MANY, MANY, 10_001, 0));
    }

    @Test
    void aCommitHoldsAsManyBytesAsTheStoreTakesEnvelopesIncluded() {
        int half = (int) (FEW / 2) - KEY_BYTES - Limits.ENVELOPE_BYTES;
        assertEquals(1, commits(MANY, FEW, 2, half));
        assertEquals(2, commits(MANY, FEW, 2, half + 1));
        assertEquals(2, commits(MANY, FEW, 4, half));
    }

    @Test
    void aCommitHoldsFourMebibytesAtMost() {
        int quarter = (1 << 20) - KEY_BYTES - Limits.ENVELOPE_BYTES;
        assertEquals(1, commits(MANY, MANY, 4, quarter));
        assertEquals(2, commits(MANY, MANY, 4, quarter + 1));
    }

    @Test
    void whatIsDeletedCountsAsWell() {
        commits(MANY, MANY, 4, 0);
        BufferedWrites writes = new BufferedWrites(new NarrowStore(store, 3, MANY));
        for (int row = 0; row < 4; row++) {
            writes.delete(Table.META, key(row));
        }
        assertEquals(1, count());
        writes.flush();
        assertEquals(0, count());
    }

    @Test
    void keysOfWhatIsDeletedTakeRoom() {
        int payload = (int) (FEW / 2) - KEY_BYTES - Limits.ENVELOPE_BYTES;
        assertEquals(1, commitsWithDeletion(FEW + KEY_BYTES, payload));
        assertEquals(2, commitsWithDeletion(FEW + KEY_BYTES - 1, payload));
    }

    /** Puts two entries and deletes a third, and returns the commits. */
    private long commitsWithDeletion(long largestBytes, int payloadBytes) {
        TagFixtures.put(store, Table.META, key(2), new byte[0]);
        BufferedWrites writes = new BufferedWrites(new NarrowStore(store, MANY, largestBytes));
        long before = store.info().version();
        writes.put(Table.META, key(0), new byte[payloadBytes]);
        writes.put(Table.META, key(1), new byte[payloadBytes]);
        writes.delete(Table.META, key(2));
        writes.flush();
        return store.info().version() - before;
    }

    @Test
    void nothingIsNoCommit() {
        assertEquals(0, commits(MANY, MANY, 0, 0));
    }

    /** A store that says that its commits are small. */
    private static final class NarrowStore extends ForwardingStore {
        private final StoreInfo info;

        NarrowStore(TagStore store, long largestEntries, long largestBytes) {
            super(store);
            StoreInfo whole = store.info();
            StoreTraits traits = whole.traits();
            this.info = new StoreInfo(
                    whole.backend(),
                    whole.location(),
                    new StoreTraits(traits.durability(), traits.sharing(), largestEntries, largestBytes),
                    whole.identity(),
                    whole.version(),
                    whole.bytesOnDisk(),
                    whole.openReaders(),
                    whole.oldestReader());
        }

        @Override
        public StoreInfo info() {
            return info;
        }
    }
}
