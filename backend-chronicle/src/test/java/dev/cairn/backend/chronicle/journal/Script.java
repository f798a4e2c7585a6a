package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Ten commits and two checkpoints, small ones, large ones of several frames and deletes, until something goes wrong. */
final class Script {
    static final int COMMITS = 10;
    static final UUID STORE = new UUID(4, 2);

    private static final List<Integer> CHECKPOINTS_AFTER = List.of(4, 8);
    private static final List<Integer> LARGE = List.of(3, 6, 7);
    private static final int LARGE_VALUE = 150 << 10;

    private final Contents committed = new Contents();
    private boolean unknown;
    private boolean failed;

    /** Returns what was acknowledged. */
    Contents committed() {
        return committed;
    }

    /** Returns whether the outcome of a commit was reported as unknown. */
    boolean isUnknown() {
        return unknown;
    }

    /** Returns whether the journal took no more commits. */
    boolean isFailed() {
        return failed;
    }

    /** Returns what is there if the commit in flight, the one after {@code contents}, is whole. */
    static Contents next(Contents contents) {
        Contents next = contents.copy();
        next.apply(batch(contents), contents.version() + 1);
        return next;
    }

    /** Commits what comes after {@code contents} to a journal that holds them, and returns what it holds then. */
    static Contents commit(Journal journal, Contents contents) throws IOException {
        WriteBatch batch = batch(contents);
        journal.reserve(batch);
        journal.append(batch, contents.version() + 1);
        return next(contents);
    }

    /** Makes a journal and runs all commits on it, going on after failures as far as a store would. */
    void run(Disk disk) throws IOException {
        Journal.create(disk, STORE);
        run(Journal.open(disk, STORE, new Contents()));
    }

    /** Runs commits on a journal that is open and holds what {@link #committed} says. */
    void run(Journal journal) throws IOException {
        for (int commit = 1; commit <= COMMITS && !journal.hasFailed(); commit++) {
            commit(journal);
            if (CHECKPOINTS_AFTER.contains(commit) && !journal.hasFailed()) {
                checkpoint(journal);
            }
        }
        failed = journal.hasFailed();
        journal.close();
    }

    private void commit(Journal journal) throws IOException {
        WriteBatch batch = batch(committed);
        try {
            journal.reserve(batch);
        } catch (IOException nothingHappened) {
            return;
        }
        try {
            journal.append(batch, committed.version() + 1);
        } catch (IOException failure) {
            unknown = true;
            throw failure;
        }
        committed.apply(batch, committed.version() + 1);
    }

    private void checkpoint(Journal journal) {
        try {
            journal.checkpoint(committed.version(), committed);
        } catch (IOException failure) {
            // A checkpoint changes nothing that is committed.
        }
    }

    /** Returns what the next commit does: it depends on the version alone. */
    private static WriteBatch batch(Contents contents) {
        int number = (int) contents.version() + 1;
        List<WriteBatch.Operation> operations = new ArrayList<>();
        long bytes = 0;
        for (int row = 0; row < 6; row++) {
            byte[] key = ByteBuffer.allocate(5)
                    .put((byte) row)
                    .putInt(row < 3 ? 0 : number)
                    .array();
            byte[] value = new byte[LARGE.contains(number) ? LARGE_VALUE + row : 20 * row + 8];
            Arrays.fill(value, (byte) (number + row));
            operations.add(new WriteBatch.Operation(Table.TAGS, key, row == 2 && number % 2 == 0 ? null : value));
            bytes += key.length + value.length;
        }
        return new WriteBatch(operations, bytes);
    }
}
