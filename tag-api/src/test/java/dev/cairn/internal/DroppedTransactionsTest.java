package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transaction that nobody closed is logged once, so that the place can be found (storage.md TXN-8). */
@Timeout(60)
class DroppedTransactionsTest {
    private static final String USER = "the one that drops";

    private static final Pattern MESSAGE = Pattern.compile("map store: a transaction begun by thread '" + USER + "'"
            + " at (\\S+) was dropped without being closed\\. Close transactions, .*");

    @Test
    void areLoggedWithTheThreadAndTheTimeOfTheirBegin() throws InterruptedException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        LeakLog.Line line = logged(false);
        assertEquals(System.Logger.Level.WARNING, line.level());
        Matcher message = MESSAGE.matcher(line.message());
        assertTrue(message.matches(), line::message);
        Instant began = Instant.parse(message.group(1));
        assertTrue(!began.isBefore(before) && !began.isAfter(Instant.now()), message::group);
        assertNull(line.thrown());
    }

    @Test
    void areLoggedWithTheStackOfTheirBeginIfTransactionsAreTraced() throws InterruptedException {
        Throwable trace = logged(true).thrown();
        assertNotNull(trace);
        assertTrue(
                Arrays.stream(trace.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("beginThree")),
                () -> Arrays.toString(trace.getStackTrace()));
    }

    /** Returns the one line that is logged of three transactions of one thread, of which one is dropped. */
    private static LeakLog.Line logged(boolean traced) throws InterruptedException {
        try (TagStore store = new MapEngine().open(new StoreSettings(Duration.ofSeconds(30), traced, false))) {
            Thread user = new Thread(() -> beginThree(store), USER);
            user.start();
            user.join();
            LeakLog.Line line = null;
            while (line == null) {
                System.gc();
                line = LeakLog.next(USER, Duration.ofMillis(10));
            }
            System.gc();
            assertNull(LeakLog.next(USER, Duration.ofMillis(50)));
            return line;
        }
    }

    private static void beginThree(TagStore store) {
        store.beginRead().close();
        assertEquals(0, store.beginRead().version());
        store.beginWrite().close();
    }
}
