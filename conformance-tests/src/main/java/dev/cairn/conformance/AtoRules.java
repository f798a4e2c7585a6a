package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ATO_1;
import static dev.cairn.conformance.Rule.ATO_2;
import static dev.cairn.conformance.Rule.ATO_3;
import static dev.cairn.conformance.Shortcuts.count;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.BatchTooLargeException;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;

/** The rules of group ATO. */
abstract class AtoRules {
    private static final int ROWS = 150;
    private static final int MANY = 100_000;
    private static final int MANY_BYTES = 64 << 20;

    @RuleTest(ATO_1)
    void everyReaderSeesACommitOverAllTablesWholeOrNotAtAll(Stores stores) {
        TagStore store = stores.open();
        AtomicBoolean over = new AtomicBoolean();
        int each = stores.atMostABatch(ROWS * Table.values().length) / Table.values().length;
        long all = (long) each * Table.values().length;
        List<Actor<Long>> readers = List.of(
                Actor.start("counting reader", () -> observe(store, over, all, AtoRules::counted)),
                Actor.start("scanning reader", () -> observe(store, over, all, AtoRules::scanned)));
        try {
            for (int commit = 0; commit < stores.times(100); commit++) {
                boolean there = commit % 2 == 1;
                long rows = store.<Long>write(tx -> there ? removeRows(tx, each) : putRows(tx, each));
                assertEquals(there ? 0 : all, rows, "rows that the writer sees of its own");
                assertEquals(rows, number(store, AtoRules::counted), "rows that a reader sees after the commit");
            }
        } finally {
            over.set(true);
        }
        readers.forEach(reader -> assertTrue(reader.result() > 0, "a reader looked at least once"));
    }

    private static long observe(
            TagStore store, AtomicBoolean over, long all, ToLongFunction<ReadOperations> observation) {
        long looks = 0;
        do {
            long rows = number(store, observation);
            assertTrue(
                    rows == 0 || rows == all, () -> "a reader sees " + rows + " of the " + all + " rows of one commit");
            looks++;
        } while (!over.get());
        return looks;
    }

    private static long counted(ReadOperations tx) {
        return List.of(Table.values()).stream()
                .mapToLong(table -> tx.count(table, KeyRange.all()))
                .sum();
    }

    private static long scanned(ReadOperations tx) {
        return List.of(Table.values()).stream()
                .mapToLong(table -> tx.scan(table, KeyRange.all()).count())
                .sum();
    }

    private static long putRows(WriteOperations tx, int rows) {
        for (Table table : Table.values()) {
            for (int row = 0; row < rows; row++) {
                tx.put(table, Bytes.of(row), Bytes.of(row));
            }
        }
        return counted(tx);
    }

    private static long removeRows(WriteOperations tx, int rows) {
        for (Table table : Table.values()) {
            for (int row = 0; row < rows; row++) {
                tx.delete(table, Bytes.of(row));
            }
        }
        return counted(tx);
    }

    @RuleTest(ATO_2)
    void aFailedCommitChangesNothing(Stores stores) {
        ChildLimits limits = ChildLimits.fileSize(32);
        ChildJvm child = stores.start(limits, ChildProgram.FILL, 80);
        long acknowledged = 0;
        String failure = "";
        for (String line = child.expect(""); !line.equals("over"); line = child.expect("")) {
            if (line.startsWith("committed ")) {
                long seen = Long.parseLong(line.substring("committed ".length()));
                assertEquals(
                        ++acknowledged, seen, "the commit that is seen when commit " + acknowledged + " has returned");
            } else {
                failure = line;
            }
        }
        child.awaitSuccess();
        boolean unknown = failure.startsWith("failed refused");
        assertTrue(
                unknown || failure.isEmpty() || failure.startsWith("failed " + acknowledged + " after"),
                "commit " + acknowledged + " was the last that succeeded where " + limits.told() + "; afterwards: "
                        + failure);
        long kept = number(stores.open(), Stamp::seen);
        long expected = stores.isVolatile() ? 0 : acknowledged;
        assertTrue(
                kept == expected || (unknown && kept == acknowledged + 1),
                "commit " + acknowledged + " was the last that succeeded where " + limits.told()
                        + "; reopened, the store holds commit " + kept);
    }

    @RuleTest(ATO_2)
    void aCommitOnAnInterruptedThreadHappensOrDoesNot(Stores stores) {
        TagStore store = stores.open();
        for (long number = 1; number <= stores.times(20); number++) {
            long before = number(store, Stamp::seen);
            long attempted = number;
            boolean committed = Actor.start("interrupted", () -> commitInterrupted(store, attempted))
                    .result();
            assertEquals(
                    committed ? attempted : before,
                    number(store, Stamp::seen),
                    "number stored after a commit on an interrupted thread " + (committed ? "returned" : "threw"));
        }
    }

    private static boolean commitInterrupted(TagStore store, long number) {
        try (WriteTransaction writer = store.beginWrite()) {
            Stamp.put(writer, number);
            Thread.currentThread().interrupt();
            writer.commit();
            return true;
        } catch (TagStoreException refusal) {
            return false;
        }
    }

    @RuleTest(ATO_3)
    void theLargestBatchInEntriesCommitsAndOneMoreIsRefused(Stores stores) {
        long most =
                Math.min(stores.traits().largestBatchEntries(), stores.traits().largestBatchBytes() / 24);
        int entries = (int) Math.min(most, MANY);
        TagStore store = stores.open();
        WriteTransaction writer = store.beginWrite();
        for (int entry = 0; entry < entries; entry++) {
            writer.put(Table.TAGS, Bytes.of(entry), Bytes.of(entry));
        }
        if (entries == most) {
            assertTooLarge(() -> writer.put(Table.TAGS, Bytes.of(MANY), Bytes.of(MANY)), entries + " entries");
        }
        assertEquals(0, count(store, Table.TAGS), "entries seen before the commit");
        AtomicBoolean committed = new AtomicBoolean();
        Actor<Long> reader = Actor.start("reader", () -> firstSeen(store, committed));
        writer.commit();
        committed.set(true);
        long seen = reader.result();
        assertTrue(
                seen == 0 || seen == entries,
                () -> "entries of the largest batch: a reader sees " + seen + " of " + entries);
        assertEquals(entries, count(store, Table.TAGS), "entries of the largest batch");
        assertEquals(
                entries, stores.isVolatile() ? entries : count(stores.reopen(store), Table.TAGS), "entries, reopened");
    }

    /** Reads until there is something, or the commit has returned, and returns how much there is. */
    private static long firstSeen(TagStore store, AtomicBoolean committed) {
        long seen = 0;
        while (seen == 0 && !committed.get()) {
            seen = count(store, Table.TAGS);
        }
        return seen;
    }

    @RuleTest(ATO_3)
    void theLargestBatchInBytesCommitsAndOneMoreIsRefused(Stores stores) {
        int one = Long.BYTES + Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;
        long most = Math.min(
                stores.traits().largestBatchBytes() / one, stores.traits().largestBatchEntries());
        int entries = (int) Math.min(most, MANY_BYTES / one);
        byte[] payload = new byte[Limits.MAX_PAYLOAD_BYTES];
        TagStore store = stores.open();
        WriteTransaction writer = store.beginWrite();
        for (int entry = 0; entry < entries; entry++) {
            writer.put(Table.TAGS, Bytes.of(entry), payload);
        }
        if (entries == most) {
            assertTooLarge(() -> writer.put(Table.TAGS, Bytes.of(MANY), payload), entries + " entries of 1 MiB");
        }
        writer.commit();
        assertEquals(entries, count(store, Table.TAGS), "entries of 1 MiB of the largest batch");
    }

    private static void assertTooLarge(Runnable put, String batch) {
        assertThrows(BatchTooLargeException.class, put::run, () -> "one put more than a batch of " + batch);
    }
}
