package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.core.Hash;
import dev.cairn.core.store.StoreVerification;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A store that may be damaged, read in every way, and compared with the states that were once committed.
 *
 * <p>What is read must all be of one of them: of the newest, or of an earlier one that is there whole, because a file that lost
 * its end can be what it was before the last commits, and nothing in it tells. What is missing must be complained of: by an
 * exception at the read, or by a finding of verification.
 */
final class DamagedStore {
    private static final byte[] AFTERWARDS = Bytes.of("after the damage");

    private final TagStore store;
    private final List<Map<Row, String>> states;
    private int complaints;

    private DamagedStore(TagStore store, List<Map<Row, String>> states) {
        this.store = store;
        this.states = states;
    }

    /**
     * Opens a store, uses it and closes it.
     *
     * @return {@code right}, {@code older} for an earlier state, {@code found} if the damage was found, {@code refused} with the
     *     message of the exception that opening threw, or {@code WRONG} with what is wrong
     */
    static String outcome(StoreSpec spec, List<Map<Row, String>> states) {
        try {
            boolean damaged = SalvagedFiles.areDamaged(spec, states);
            try {
                return new DamagedStore(spec.open(), states).use();
            } catch (TagStoreException refusal) {
                assertTrue(damaged, () -> "nothing was found in the files of a store that is refused: " + refusal);
                return line("refused " + refusal.getMessage());
            }
        } catch (Throwable wrong) {
            return line("WRONG " + (wrong instanceof AssertionError ? wrong.getMessage() : describe(wrong)));
        }
    }

    private static String describe(Throwable wrong) {
        StackTraceElement[] stack = wrong.getStackTrace();
        return "it threw " + wrong + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static String line(String text) {
        return text.replaceAll("\\s*\\R\\s*", " | ");
    }

    private String use() {
        SortedMap<Row, String> seen = read();
        new TagRepository(store).read(this::readTags);
        attempt(() -> complaints +=
                (int) StoreVerification.verify(store, finding -> {}).findings());
        int state = stateOf(seen);
        boolean found = complaints > 0;
        commitAfterwards(seen);
        attempt(store::close);
        return found ? "found" : state == states.size() - 1 ? "right" : "older";
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (TagStoreException complaint) {
            complaints++;
        }
    }

    private SortedMap<Row, String> read() {
        SortedMap<Row, String> seen = new TreeMap<>();
        try (ReadTransaction tx = store.beginRead()) {
            for (Table table : Table.values()) {
                int before = complaints;
                attempt(() -> seen.putAll(Row.all(tx, table)));
                attempt(() -> compareCount(tx, table, seen, complaints > before));
                get(tx, table, seen, complaints > before);
            }
        }
        return seen;
    }

    private static void compareCount(ReadOperations tx, Table table, SortedMap<Row, String> seen, boolean partly) {
        long count = tx.count(table, KeyRange.all());
        long scanned =
                seen.keySet().stream().filter(row -> row.table() == table).count();
        if (!partly) {
            assertEquals(
                    scanned, count, () -> "count of table " + table.storedName() + ", where a scan finds " + scanned);
        }
    }

    /** Gets every row that there ever was, one by one; what no scan could reach, and a get can, counts as seen. */
    private void get(ReadOperations tx, Table table, SortedMap<Row, String> seen, boolean partly) {
        for (Row row : known(table)) {
            attempt(() -> {
                String payload = tx.get(table, row.keyBytes()).map(Row::hex).orElse("absent");
                if (!partly) {
                    assertEquals(seen.getOrDefault(row, "absent"), payload, () -> "get and scan of " + row);
                } else if (!payload.equals("absent")) {
                    seen.put(row, payload);
                }
            });
        }
    }

    private List<Row> known(Table table) {
        return states.stream()
                .flatMap(state -> state.keySet().stream())
                .filter(row -> row.table() == table)
                .distinct()
                .toList();
    }

    /** Reads through the types above; what it returns is decoded from rows that are compared anyway. */
    private int readTags(TagReader tags) {
        for (GoldenTag golden : GoldenData.tags()) {
            Hash hash = golden.tag().hash();
            attempt(() -> tags.tag(hash));
            attempt(() -> tags.attribution(hash));
            attempt(() -> tags.members(hash).ifPresent(members -> members.forEach(member -> {})));
            attempt(() -> tags.names(hash));
        }
        attempt(() -> tags.channels().forEach(channel -> tags.tags(channel).forEach(tag -> {})));
        return complaints;
    }

    /** Returns the newest state that all of this is of. */
    private int stateOf(SortedMap<Row, String> seen) {
        for (int state = states.size() - 1; state >= 0; state--) {
            Map<Row, String> rows = states.get(state);
            if (rows.entrySet().containsAll(seen.entrySet()) && (complaints > 0 || rows.size() == seen.size())) {
                return state;
            }
        }
        Map<Row, String> newest = states.get(states.size() - 1);
        boolean missing = newest.entrySet().containsAll(seen.entrySet());
        Row.assertSame(
                newest, seen, missing ? "missing, and no exception or finding of verify says so" : "a wrong value");
        throw new AssertionError("unreachable");
    }

    /** A commit is refused, or changes nothing but what it is asked to. */
    private void commitAfterwards(SortedMap<Row, String> before) {
        int complaintsBefore = complaints;
        attempt(() -> Shortcuts.put(store, Table.CHANGES, AFTERWARDS, AFTERWARDS));
        if (complaints == complaintsBefore) {
            SortedMap<Row, String> expected = new TreeMap<>(before);
            expected.put(Row.of(Table.CHANGES, AFTERWARDS), Row.hex(AFTERWARDS));
            SortedMap<Row, String> after = read();
            after.putIfAbsent(Row.of(Table.CHANGES, AFTERWARDS), payload(AFTERWARDS));
            Row.assertSame(expected, after, "after a commit on top of the damage");
        }
    }

    private String payload(byte[] key) {
        return store.read(tx -> tx.get(Table.CHANGES, key).map(Row::hex).orElse("absent"));
    }
}
