package dev.cairn.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process at a time holds, and that says who does.
 *
 * <p>Layout: from 0 a line of at most 256 bytes, who holds it or held it last; at 256 eight bytes, the time in milliseconds since 1970 at which
 * one that waits for its turn last asked for it, big-endian, or zeros; they are missing until the first has asked.
 *
 * <p>Used by one thread at a time. A process must not open the same file twice: see {@link OpenDirectories}.
 */
public final class LockFile implements Closeable {
    /** Which byte is locked: far behind the text, so that where locks are mandatory others can still read who holds it. */
    static final long PLACE = Long.MAX_VALUE - 1;

    private static final int MAX_HOLDER_BYTES = 256;

    /** Who waits asks again and again; a time that is older is of one that has given up. */
    private static final long ASKING_MILLIS = 100;

    private static final long OLD_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private byte[] holder = {};
    private long writtenAt;
    private long askedAt;
    private boolean waiting;

    /** Makes the handle of a lock file, which is created when it is first locked. */
    public LockFile(Path file) {
        this.file = file;
    }

    /** Tries to take the lock, without waiting; returns whether this process has it now. */
    public boolean tryLock() throws IOException {
        return tryLock(false);
    }

    /**
     * Tries to take the lock as {@link #tryLock} does, but lets another process that asks for its turn go first, once, and asks itself where it is
     * refused. Between two turns of a busy process are microseconds, in which one that looks every few milliseconds never comes.
     */
    public boolean tryLockInTurn() throws IOException {
        return tryLock(true);
    }

    private boolean tryLock(boolean inTurn) throws IOException {
        // An interrupt closes a FileChannel: it is put aside, and a channel that it hit all the same is opened anew.
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return tryLockOnce(inTurn);
                } catch (ClosedByInterruptException hit) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean tryLockOnce(boolean inTurn) throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        lock = open.tryLock(PLACE, 1, false);
        if (lock == null) {
            if (inTurn) {
                waiting = true;
                noteAsking(open, System.currentTimeMillis());
            }
            return false;
        }
        try {
            writeHolder(open);
            if (inTurn && givesWay(open)) {
                unlock();
                return false;
            }
        } catch (IOException notWritten) {
            close();
            throw notWritten;
        }
        return true;
    }

    /** Writes only if another process has written since, or the time is old: what changes a file has a part in the next sync of the file system. */
    private void writeHolder(FileChannel open) throws IOException {
        if (!isWritten(open)) {
            holder = ("process " + ProcessHandle.current().pid() + " since "
                            + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            open.write(ByteBuffer.wrap(holder), 0);
            writtenAt = System.nanoTime();
        }
    }

    private boolean isWritten(FileChannel open) throws IOException {
        ByteBuffer written = ByteBuffer.allocate(MAX_HOLDER_BYTES + Long.BYTES);
        open.read(written, 0);
        askedAt = written.getLong(MAX_HOLDER_BYTES);
        return holder.length > 0
                && System.nanoTime() - writtenAt < OLD_NANOS
                && Arrays.equals(written.array(), 0, holder.length, holder, 0, holder.length);
    }

    /** Decides, once this process has the lock, whether it lets another have it first; the next time it keeps it. */
    private boolean givesWay(FileChannel open) throws IOException {
        boolean asked = askedAt != 0;
        boolean first = asked && !waiting && Math.abs(System.currentTimeMillis() - askedAt) < ASKING_MILLIS;
        if (asked) {
            // Who still waits asks again.
            noteAsking(open, 0);
        }
        waiting = first;
        return first;
    }

    private static void noteAsking(FileChannel open, long millis) throws IOException {
        try {
            open.write(ByteBuffer.allocate(Long.BYTES).putLong(0, millis), MAX_HOLDER_BYTES);
        } catch (ClosedByInterruptException hit) {
            throw hit;
        } catch (IOException notNoted) {
            // Only the order of turns hangs on it.
        }
    }

    /** Gives the lock up, and keeps the file open. */
    public void unlock() throws IOException {
        FileLock held = lock;
        lock = null;
        if (held != null && held.isValid()) {
            held.release();
        }
    }

    /**
     * Returns what the process that holds the lock wrote about itself, with the time since when, or up to ten seconds before; to be asked only
     * while another process has it.
     */
    public String holder() {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_HOLDER_BYTES), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            return line.matches("process \\d+ since [0-9TZ:-]+") ? line : "another process";
        } catch (NoSuchFileException gone) {
            return "another process";
        } catch (IOException unreadable) {
            return "another process (" + file + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        lock = null;
        if (open != null) {
            open.close();
        }
    }
}
