package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.History.Pin;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ISO-2: a value stays exactly as long as a state that holds it is read, or is the newest. */
class HistoryTest {
    private static final byte[] KEY = {1};

    private final Values values = new Values("test");
    private final History history = new History(State.EMPTY);

    @AfterEach
    void close() {
        values.close();
    }

    @Test
    void aValueThatNobodyReadsGoesWithTheCommitThatReplacesIt() {
        commit(1);
        assertEquals(1, values.count());
        commit(2);
        assertEquals(1, values.count());
    }

    @Test
    void aValueThatIsReadStaysUntilTheLastReaderHasGone() {
        commit(1);
        Pin first = history.pin();
        Pin second = history.pin();
        commit(2);
        assertEquals(2, values.count());
        history.unpin(first);
        commit(3);
        assertEquals(2, values.count());
        assertEquals(1, read(second));
        history.unpin(second);
        commit(4);
        assertEquals(1, values.count());
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
        assertEquals(2, values.count());
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
        assertEquals(3, values.count());
        assertEquals(1, read(old));
        assertEquals(2, read(between));
        history.unpin(old);
        commit(5);
        assertEquals(2, values.count());
        assertEquals(2, read(between));
    }

    @Test
    void aCommitLooksAtNoMoreValuesThanItIsAllowedTo() {
        commit(1);
        Pin reader = history.pin();
        Draft draft = new Draft(history.newest(), values);
        draft.delete(Table.TAGS, KEY);
        history.publish(draft.finish(2), draft.replaced());
        history.unpin(reader);
        history.reclaim(0, values);
        assertEquals(1, values.count());
        history.reclaim(1, values);
        assertEquals(0, values.count());
    }

    @Test
    void aDraftThatIsDroppedLeavesNoValues() {
        commit(1);
        Draft draft = new Draft(history.newest(), values);
        draft.put(Table.TAGS, KEY, new byte[8]);
        draft.drop();
        assertEquals(1, values.count());
    }

    private void commit(int number) {
        Draft draft = new Draft(history.newest(), values);
        draft.put(Table.TAGS, KEY, ByteBuffer.allocate(8).putLong(number).array());
        history.publish(draft.finish(number), draft.replaced());
        history.reclaim(10, values);
    }

    private static long read(Pin pin) {
        return pin.state().table(Table.TAGS).get(KEY).read(null).getLong();
    }
}
