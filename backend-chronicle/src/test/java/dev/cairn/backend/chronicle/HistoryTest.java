package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.History.Pin;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ISO-2: a pair stays exactly as long as a state that holds it is read, or is the newest. */
class HistoryTest {
    private static final byte[] KEY = {1};
    private static final byte[] OTHER = {2};

    private final Pairs pairs = new Pairs("test");
    private final History history = new History(State.EMPTY);

    @AfterEach
    void close() {
        pairs.close();
    }

    @Test
    void aPairThatNobodyReadsGoesWithTheCommitThatReplacesIt() {
        commit(1);
        assertEquals(1, pairs.count());
        commit(2);
        assertEquals(1, pairs.count());
    }

    @Test
    void aPairThatIsReadStaysUntilTheLastReaderHasGone() {
        commit(1);
        Pin first = history.pin();
        Pin second = history.pin();
        commit(2);
        assertEquals(2, pairs.count());
        history.unpin(first);
        commit(3);
        assertEquals(2, pairs.count());
        assertEquals(1, read(second));
        history.unpin(second);
        commit(4);
        assertEquals(1, pairs.count());
    }

    @Test
    void anOldReaderKeepsNothingThatCameAfterIt() {
        commit(1);
        Pin old = history.pin();
        for (int number = 2; number < 50; number++) {
            Pin writer = history.pin();
            commit(number);
            history.unpin(writer);
        }
        commit(50);
        assertEquals(2, pairs.count());
        assertEquals(1, read(old));
    }

    @Test
    void aReaderBetweenKeepsItsOwnStateBesideTheOldest() {
        commit(1);
        Pin old = history.pin();
        commit(2);
        Pin between = history.pin();
        commit(3);
        commit(4);
        assertEquals(3, pairs.count());
        assertEquals(1, read(old));
        assertEquals(2, read(between));
        history.unpin(old);
        commit(5);
        assertEquals(2, pairs.count());
        assertEquals(2, read(between));
    }

    @Test
    void aCommitLooksAtNoMorePairsThanItIsAllowedTo() {
        commit(1);
        Pin reader = history.pin();
        Draft draft = new Draft(history.newest(), pairs);
        draft.delete(Table.TAGS, KEY);
        history.publish(draft.finish(2), draft.replaced());
        history.unpin(reader);
        history.reclaim(0, pairs);
        assertEquals(1, pairs.count());
        history.reclaim(1, pairs);
        assertEquals(0, pairs.count());
    }

    @Test
    void aPairThatWaitsIsNotLookedAtAgainUntilItsReaderHasGone() {
        commit(1);
        history.unpin(history.pin());
        Pin reader = history.pin();
        commit(2);
        replaceOther(3);
        history.reclaim(1, pairs);
        assertEquals(2, pairs.count(), "the pair of the reader, and the newest");
        assertEquals(1, read(reader));
    }

    private void replaceOther(int version) {
        Draft draft = new Draft(history.newest(), pairs);
        draft.put(Table.TAGS, OTHER, new byte[8]);
        draft.delete(Table.TAGS, OTHER);
        history.publish(draft.finish(version), draft.replaced());
    }

    @Test
    void aDraftThatIsDroppedLeavesNoPairs() {
        commit(1);
        Draft draft = new Draft(history.newest(), pairs);
        draft.put(Table.TAGS, KEY, new byte[8]);
        draft.drop();
        assertEquals(1, pairs.count());
    }

    private void commit(int number) {
        Draft draft = new Draft(history.newest(), pairs);
        draft.put(Table.TAGS, KEY, ByteBuffer.allocate(8).putLong(number).array());
        history.publish(draft.finish(number), draft.replaced());
        history.reclaim(10, pairs);
    }

    private static long read(Pin pin) {
        return Pair.readValue(pin.state().table(Table.TAGS).get(KEY), null).getLong();
    }
}
