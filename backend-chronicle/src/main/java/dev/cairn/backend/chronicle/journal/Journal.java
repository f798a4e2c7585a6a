package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.backend.chronicle.journal.FileHeader.Kind;
import dev.cairn.spi.WriteBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/**
 * A checkpoint and the log that goes on from it, with one number. A checkpoint that grows old is replaced by the next: its
 * log is made first, then the name {@code checkpoint} moves, and then the old log goes. Whatever a crash leaves, the
 * checkpoint says which log is its own.
 *
 * <p>Used by one thread at a time. Once it {@link #hasFailed}, it is only closed.
 */
public final class Journal implements Closeable {
    static final String CHECKPOINT = "checkpoint";
    static final String UNFINISHED = "checkpoint.tmp";
    static final String LOG = "log-";

    /** What the files may take beside twice the live data. */
    private static final long ROOM_BYTES = 64L << 20;

    /** How much the log grows before a checkpoint that could not be made is tried again. */
    private static final long PAUSE_BYTES = ROOM_BYTES / 4;

    private final Disk disk;
    private FileHeader header;
    private RedoLog log;
    private long checkpointBytes;
    private long pauseUntilBytes;
    private boolean failed;

    Journal(Disk disk, FileHeader header, RedoLog log, long checkpointBytes) {
        this.disk = disk;
        this.header = header;
        this.log = log;
        this.checkpointBytes = checkpointBytes;
    }

    /** Makes the files of a store's journal, which holds nothing, and forces them and their names. */
    public static void create(Disk disk, UUID store) throws IOException {
        FileHeader first = FileHeader.first(Kind.CHECKPOINT, store, 1, 0);
        try (DiskFile file = disk.create(CHECKPOINT)) {
            Checkpoint.write(file, first, visitor -> {});
        }
        newLog(disk, first).close();
        disk.force();
    }

    private static RedoLog newLog(Disk disk, FileHeader checkpoint) throws IOException {
        FileHeader first = FileHeader.first(Kind.LOG, checkpoint.store(), checkpoint.number(), checkpoint.version());
        DiskFile file = disk.create(LOG + checkpoint.number());
        try {
            return RedoLog.create(file, first);
        } catch (IOException | RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
    }

    /**
     * Opens a store's journal and hands on what it holds: the checkpoint as one commit, then the commits after it.
     *
     * @throws StoreCorruptException if a file is missing, another store's, or not what was written, as far as can be told
     */
    public static Journal open(Disk disk, UUID store, Replay replay) throws IOException {
        return new JournalReader(disk, store, replay).open();
    }

    /** Makes room for a commit. If this fails, nothing has happened. */
    public void reserve(WriteBatch batch) throws IOException {
        String name = LOG + header.number();
        if (!disk.contains(name)) {
            // The open file would still take the commit, and nobody would ever find it.
            throw new NoSuchFileException(disk.describe(name));
        }
        log.reserve(batch);
    }

    /** Writes a commit and forces it; if this fails, what became of it shows when the journal is opened again. */
    public void append(WriteBatch batch, long version) throws IOException {
        failed = true;
        log.append(batch, version);
        failed = false;
    }

    /**
     * Returns whether the files are so much larger than the live data that a checkpoint pays: between two there is more to
     * log, or less to keep, than a checkpoint writes.
     *
     * @param liveBytes the keys and values of the newest state, in bytes
     */
    public boolean isCheckpointDue(long liveBytes) {
        return checkpointBytes + log.bytes() > ROOM_BYTES + 2 * liveBytes && log.bytes() >= pauseUntilBytes;
    }

    /**
     * Replaces checkpoint and log by a checkpoint of the newest state. If this fails, the old ones go on, and it is tried
     * again later, unless the journal {@link #hasFailed}.
     */
    public void checkpoint(long version, StateEntries entries) throws IOException {
        FileHeader next = FileHeader.first(Kind.CHECKPOINT, header.store(), header.number() + 1, version);
        try {
            long bytes = write(next, entries);
            RedoLog nextLog = newLog(disk, next);
            try {
                disk.force();
                replaceCheckpoint();
            } catch (IOException failure) {
                nextLog.close();
                throw failure;
            }
            goOn(next, nextLog, bytes);
        } catch (IOException failure) {
            pauseUntilBytes = log.bytes() + PAUSE_BYTES;
            throw failure;
        }
    }

    private long write(FileHeader next, StateEntries entries) throws IOException {
        try (DiskFile file = disk.create(UNFINISHED)) {
            return Checkpoint.write(file, next, entries);
        } catch (IOException failure) {
            remove(UNFINISHED);
            throw failure;
        }
    }

    /** While this has not returned, a loss of power may leave the old checkpoint or the new one: no commit fits both. */
    private void replaceCheckpoint() throws IOException {
        failed = true;
        disk.rename(UNFINISHED, CHECKPOINT);
        disk.force();
        failed = false;
    }

    private void goOn(FileHeader next, RedoLog nextLog, long bytes) throws IOException {
        String oldName = LOG + header.number();
        RedoLog old = log;
        header = next;
        log = nextLog;
        checkpointBytes = bytes;
        pauseUntilBytes = 0;
        old.close();
        remove(oldName);
    }

    /** Removes a file that is not needed; if it cannot be, the next open does. */
    private void remove(String name) {
        try {
            disk.delete(name);
        } catch (IOException left) {
            // Takes room, and harms nothing.
        }
    }

    /** Returns whether what is on disk is unknown until the journal is opened again. */
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public void close() throws IOException {
        try (RedoLog closing = log) {
            if (!failed) {
                closing.seal();
            }
        }
    }
}
