package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ISO-1: what the index says of a key is what the state says that it is asked for, or nothing. */
class HashIndexTest {
    private static final Table TABLE = Table.TAGS;

    private final Random random = new Random(1);
    private final Values values = new Values("test");
    private final HashIndex index = new HashIndex();
    private State state = State.EMPTY;

    @AfterEach
    void close() {
        values.close();
    }

    @Test
    void ofTheNewestStateItKnowsEveryKeyAndOfOlderOnesItSaysNothingWrong() {
        List<State> older = new ArrayList<>();
        int told = 0;
        for (int commit = 0; commit < 2_000; commit++) {
            commit(1 + random.nextInt(4), 600);
            if (commit % 100 == 0) {
                older.add(state);
            }
            byte[] key = key(random.nextInt(700));
            assertNotNull(index.find(key, state), "the newest state");
            check(key, state);
            for (State old : older) {
                told += check(key, old) ? 1 : 0;
            }
        }
        assertTrue(told > 1_000, "of older states it told " + told);
    }

    @Test
    void whatWasDeletedLongAgoIsStillThereForWhoReadsTheStateBefore() {
        commit(List.of(key(0)), true);
        State before = state;
        commit(List.of(key(0)), false);
        State behind = state;
        for (int number = 1; number < 10_000; number++) {
            commit(List.of(key(number)), true);
            commit(List.of(key(number)), false);
        }
        check(key(0), before);
        assertTrue(check(key(0), state));
        check(key(0), behind);
        for (int number = 0; number < 10_000; number++) {
            check(key(number), before);
        }
    }

    @Test
    void whatWasDeletedIsForgottenAlthoughNothingIsPutAgain() {
        for (int number = 0; number < 10_000; number++) {
            commit(List.of(key(number)), true);
        }
        for (int number = 0; number < 10_000; number++) {
            commit(List.of(key(number)), false);
        }
        int kept = 0;
        for (int number = 0; number < 10_000; number++) {
            kept += Objects.requireNonNull(index.find(key(number), state)).id() < 0 ? 0 : 1;
        }
        assertTrue(kept < 200, "deletions kept: " + kept);
    }

    @Test
    void keysThatWereMadeToMeetAreFoundOrLeftToTheOrder() {
        List<byte[]> meeting = new ArrayList<>();
        for (int number = 0; meeting.size() < 200; number++) {
            if ((HashIndex.hash(key(number)) & 0xFFF) == 0) {
                meeting.add(key(number));
            }
        }
        for (byte[] key : meeting) {
            commit(List.of(key), true);
        }
        commit(10, 1_000);
        int told = 0;
        for (byte[] key : meeting) {
            told += check(key, state) ? 1 : 0;
        }
        assertTrue(told > 0 && told < meeting.size(), told + " of " + meeting.size());
        for (int number = 0; number < 5_000; number++) {
            check(key(number), state);
        }
        commit(meeting, false);
        meeting.forEach(key -> check(key, state));
    }

    @Test
    void anIndexOfAStateKnowsAllItsKeys() {
        commit(500, 1_000);
        HashIndex made = Objects.requireNonNull(HashIndex.of(state).get(TABLE));
        for (int number = 0; number < 2_000; number++) {
            byte[] key = key(number);
            assertEquals(state.table(TABLE).get(key), value(made.find(key, state)));
            assertNotNull(made.find(key, state));
        }
    }

    @Test
    void readersOfAnyStateAreToldTheTruthWhileAWriterWrites() throws InterruptedException {
        AtomicReference<State> newest = new AtomicReference<>(state);
        AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Random own = new Random(number);
            Thread reader = new Thread(() -> {
                while (!over.get()) {
                    State pinned = newest.get();
                    for (int i = 0; i < 50; i++) {
                        check(key(own.nextInt(300)), pinned);
                    }
                }
            });
            reader.setUncaughtExceptionHandler((thread, failure) -> wrong.set(failure));
            reader.start();
            readers.add(reader);
        }
        for (int commit = 0; commit < 20_000 && wrong.get() == null; commit++) {
            commit(2, 250);
            newest.set(state);
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(null, wrong.get());
    }

    /** Returns whether the index told; fails if that is not what the state says. */
    private boolean check(byte[] key, State of) {
        Trace trace = index.find(key, of);
        if (trace != null) {
            assertEquals(of.table(TABLE).get(key), value(trace));
        }
        return trace != null;
    }

    private static @Nullable Location value(@Nullable Trace trace) {
        return trace instanceof Location location ? location : null;
    }

    private void commit(int operations, int keys) {
        Draft draft = new Draft(state, values);
        for (int i = 0; i < operations; i++) {
            byte[] key = key(random.nextInt(keys));
            if (random.nextInt(3) == 0) {
                draft.delete(TABLE, key);
            } else {
                draft.put(TABLE, key, new byte[8]);
            }
        }
        publish(draft);
    }

    private void commit(List<byte[]> keys, boolean put) {
        Draft draft = new Draft(state, values);
        for (byte[] key : keys) {
            if (put) {
                draft.put(TABLE, key, new byte[8]);
            } else {
                draft.delete(TABLE, key);
            }
        }
        publish(draft);
    }

    private void publish(Draft draft) {
        State next = draft.finish(state.version() + 1);
        draft.changes().forEach((table, changes) -> {
            index.reserve(changes.size());
            index.putAll(changes);
        });
        state = next;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(12).putInt(number).putLong(number * 31L).array();
    }
}
