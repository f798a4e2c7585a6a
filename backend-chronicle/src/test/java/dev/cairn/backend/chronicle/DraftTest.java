package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.index.KeyTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** COR-1: what a log holds is applied as it stands there, in whatever order: a file may say anything. */
class DraftTest {
    private final Pairs pairs = new Pairs("test");

    @AfterEach
    void close() {
        pairs.close();
    }

    @Test
    void keysInNoOrderAndSeveralTimesEndAsTheyWereLast() {
        Draft draft = new Draft(State.EMPTY, pairs);
        draft.put(Table.TAGS, key(5), value(1));
        draft.put(Table.TAGS, key(3), value(2));
        draft.put(Table.TAGS, key(3), value(3));
        draft.delete(Table.TAGS, key(5));
        draft.put(Table.TAGS, key(4), value(4));
        draft.delete(Table.TAGS, key(9));
        State state = draft.finish(1);

        assertEquals(2, state.table(Table.TAGS).size());
        assertEquals(2 * (1 + 8), state.bytes());
        assertArrayEquals(value(3), read(state, 3));
        assertArrayEquals(value(4), read(state, 4));
        assertEquals(KeyTree.NONE, state.table(Table.TAGS).get(key(5)));
        draft.replaced().forEach(pairs::remove);
        assertEquals(2, pairs.count());
    }

    @Test
    void whatIsGivenUpLeavesNoPair() {
        Draft draft = new Draft(State.EMPTY, pairs);
        draft.put(Table.TAGS, key(5), value(1));
        draft.put(Table.TAGS, key(3), value(2));
        draft.put(Table.TAGS, key(3), value(3));
        draft.drop();
        assertEquals(0, pairs.count());
    }

    private static byte[] read(State state, int number) {
        return Pair.readValue(state.table(Table.TAGS).get(key(number)), null).array();
    }

    private static byte[] key(int number) {
        return new byte[] {(byte) number};
    }

    private static byte[] value(int number) {
        return new byte[] {(byte) number, 1, 2, 3, 4, 5, 6, 7};
    }
}
