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
 * <p>Used by one thread at a time. A process must not open the same file twice: see {@link OpenDirectories}.
 */
public final class LockFile implements Closeable {
    /** Which byte is locked: far behind the text, so that where locks are mandatory others can still read who holds it. */
    static final long PLACE = Long.MAX_VALUE - 1;

    private static final int MAX_HOLDER_BYTES = 256;
    private static final long OLD_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private byte[] holder = {};
    private long writtenAt;

    /** Makes the handle of a lock file, which is created when it is first locked. */
    public LockFile(Path file) {
        this.file = file;
    }

    /** Tries to take the lock, without waiting; returns whether this process has it now. */
    public boolean tryLock() throws IOException {
        // An interrupt closes a FileChannel: it is put aside, and a channel that it hit all the same is opened anew.
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return tryLockOnce();
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

    private boolean tryLockOnce() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        lock = open.tryLock(PLACE, 1, false);
        if (lock == null) {
            return false;
        }
        try {
            writeHolder(open);
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
        ByteBuffer written = ByteBuffer.allocate(holder.length);
        open.read(written, 0);
        return holder.length > 0 && System.nanoTime() - writtenAt < OLD_NANOS && Arrays.equals(written.array(), holder);
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
