package dev.cairn.backend.chronicle.journal;

import dev.cairn.spi.WriteBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The commits since a checkpoint, each forced to the device before it is acknowledged.
 *
 * <p>The file is filled with zeros ahead of the commits: overwriting costs a force half of what growing does, and a disk
 * that is full is found before a commit has begun. Used by one thread at a time.
 */
final class RedoLog implements Closeable {
    private static final int GROWTH_BYTES = 1 << 20;
    private static final byte[] ZEROS = new byte[64 << 10];

    private final DiskFile file;
    private final FrameWriter writer;
    private FileHeader header;
    private long end;
    private long version;
    private long prepared;

    private RedoLog(DiskFile file, FileHeader header) throws IOException {
        this.file = file;
        this.header = header;
        this.writer = new FrameWriter(file, header);
        this.end = header.knownEnd();
        this.version = header.knownVersion();
        this.prepared = file.length();
    }

    /** Makes a log without commits, and forces it. */
    static RedoLog create(DiskFile file, FileHeader header) throws IOException {
        header.write(file);
        file.force();
        return new RedoLog(file, header);
    }

    /**
     * Opens a log, hands its commits on, and cuts off what a crash left of the one in flight.
     *
     * @throws DamageException if a commit that was acknowledged is not whole, as far as can be told
     */
    static RedoLog open(DiskFile file, FileHeader header, Replay replay) throws IOException, DamageException {
        RedoLog log = new RedoLog(file, header);
        log.end = FileHeader.BYTES;
        log.version = header.version();
        FrameReader reader = new FrameReader(file, header);
        log.replay(reader, replay);
        log.checkEnd(reader);
        log.cut();
        return log;
    }

    private void replay(FrameReader reader, Replay replay) throws IOException, DamageException {
        int sequence = 0;
        long position = end;
        for (Frame frame = reader.read(position); frame != null; frame = reader.read(position)) {
            if (frame.version() != version + 1 || frame.sequence() != sequence++) {
                break;
            }
            frame.replay(replay);
            position = frame.end();
            if (frame.last()) {
                end = position;
                sequence = 0;
                replay.commit(++version);
            }
        }
        replay.drop();
    }

    private void checkEnd(FrameReader reader) throws IOException, DamageException {
        if (end < header.knownEnd()) {
            throw new DamageException(end, "the commits up to byte " + header.knownEnd() + " are not whole");
        }
        // Of the next version are only parts of the commit in flight; nothing follows it.
        if (reader.findsLater(end, version + 1)) {
            throw new DamageException(end, "a commit is not whole, and others follow it");
        }
    }

    /** Removes what is left of a commit in flight, which must not be taken for a part of the next one. */
    private void cut() throws IOException {
        if (prepared != end) {
            seal();
        }
    }

    /** Makes room for a commit. Fails without harm. */
    void reserve(WriteBatch batch) throws IOException {
        long needed = end + Frame.bound(batch.size(), batch.bytes());
        if (needed > prepared) {
            fill(prepared, (needed / GROWTH_BYTES + 1) * GROWTH_BYTES);
        }
    }

    private void fill(long from, long to) throws IOException {
        try {
            for (long at = from; at < to; at += ZEROS.length) {
                file.write(at, ZEROS, (int) Math.min(ZEROS.length, to - at));
            }
            header = header.known(end, version);
            header.write(file);
            prepared = to;
        } catch (IOException failure) {
            giveBack(from, failure);
            throw failure;
        }
    }

    private void giveBack(long length, IOException cause) {
        try {
            file.truncate(length);
        } catch (IOException failure) {
            cause.addSuppressed(failure);
        }
    }

    /** Writes a commit and forces it. If this fails, only a new look at the file can tell what became of the commit. */
    void append(WriteBatch batch, long newVersion) throws IOException {
        writer.begin(end, newVersion);
        for (WriteBatch.Operation operation : batch) {
            byte[] value = operation.value();
            writer.add(operation.table(), operation.key(), value == null ? null : ByteBuffer.wrap(value));
        }
        long newEnd = writer.finish();
        file.force();
        end = newEnd;
        version = newVersion;
    }

    /** Returns the length of the commits, in bytes. */
    long bytes() {
        return end;
    }

    /** Ends the file where the commits end, and notes that, so that damage to the last one is not taken for a crash. */
    void seal() throws IOException {
        header = header.known(end, version);
        header.write(file);
        file.truncate(end);
        file.force();
        prepared = end;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
