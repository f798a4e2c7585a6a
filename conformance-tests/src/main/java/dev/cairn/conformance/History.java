package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The numbered commits of one writer as it and any number of readers see them, each seen state with its version. */
final class History {
    private final ConcurrentNavigableMap<Long, Long> commits = new ConcurrentSkipListMap<>();
    private volatile long returned;
    private volatile boolean over;

    /** Commits a stamp. */
    void commit(TagStore store, long number) {
        try (WriteTransaction writer = store.beginWrite()) {
            Stamp.put(writer, number);
            pair(writer.commit(), number, "the commit returned");
        }
        returned = number;
    }

    /**
     * Looks twice in one read transaction, and checks what is seen against all that is known.
     *
     * @param before what this reader saw the last time
     * @param look what finds the number of the commit that is seen
     */
    long look(TagStore store, long before, ToLongFunction<ReadOperations> look) {
        long atLeast = Math.max(before, returned);
        try (ReadTransaction reader = store.beginRead()) {
            long version = reader.version();
            long number = look.applyAsLong(reader);
            assertTrue(
                    number >= atLeast,
                    () -> "a reader sees commit " + number + " as version " + version
                            + ", though before it began it had seen, or its writer had heard of, commit " + atLeast);
            pair(version, number, "a reader saw");
            assertEquals(number, look.applyAsLong(reader), "the commit seen at a second look of one transaction");
            assertEquals(version, reader.version(), "the version at a second look of one transaction");
            return number;
        }
    }

    /** Checks that a version stands for one commit, whoever sees it, and that versions grow as the commits do. */
    private void pair(long version, long number, String who) {
        Long known = commits.putIfAbsent(version, number);
        assertTrue(
                known == null || known == number,
                () -> who + " version " + version + " with commit " + number + ", which was seen with commit " + known);
        inOrder(commits.lowerEntry(version), Map.entry(version, number));
        inOrder(Map.entry(version, number), commits.higherEntry(version));
    }

    private static void inOrder(Map.@Nullable Entry<Long, Long> earlier, Map.@Nullable Entry<Long, Long> later) {
        assertTrue(
                earlier == null || later == null || earlier.getValue() < later.getValue(),
                () -> "versions do not grow as commits do (version=commit): " + earlier + ", then " + later);
    }

    /** Lets readers stop that still wait for a commit. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
