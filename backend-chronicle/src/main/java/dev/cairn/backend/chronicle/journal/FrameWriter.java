package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes operations in frames, one frame at a time, whatever the size of the commit. Used by one thread at a time. */
final class FrameWriter {
    private static final int FIRST_BYTES = 4 << 10;

    private final DiskFile file;
    private final FileHeader header;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);
    private long position;
    private long version;
    private int sequence;

    FrameWriter(DiskFile file, FileHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Begins the frames that lead to a version. */
    void begin(long at, long newVersion) {
        position = at;
        version = newVersion;
        sequence = 0;
        buffer.clear().position(Frame.HEADER_BYTES);
    }

    /** Adds a put, or a delete where the value is {@code null}. */
    void add(Table table, byte[] key, @Nullable ByteBuffer value) throws IOException {
        int length = value == null ? Frame.DELETED : value.remaining();
        makeRoom(Frame.OPERATION_BYTES + key.length + Math.max(0, length) + Frame.ALIGNMENT);
        buffer.put((byte) table.number()).put((byte) key.length).putInt(length).put(key);
        if (value != null) {
            buffer.put(value);
        }
        if (buffer.position() - Frame.HEADER_BYTES >= Frame.FULL_BYTES) {
            write(false);
        }
    }

    /** Writes what is left, as the last frame, and returns where it ends. */
    long finish() throws IOException {
        write(true);
        return position;
    }

    private void makeRoom(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
        }
    }

    private void write(boolean last) throws IOException {
        int payload = buffer.position() - Frame.HEADER_BYTES;
        buffer.putInt(0, Frame.MAGIC).putInt(4, payload);
        buffer.putLong(8, header.number()).putLong(16, version);
        buffer.putInt(24, sequence++ << 1 | (last ? 1 : 0));
        buffer.putInt(
                Frame.CHECKSUM_AT, Frame.checksum(header, buffer.duplicate().flip()));
        int length = Frame.aligned(buffer.position());
        Arrays.fill(buffer.array(), buffer.position(), length, (byte) 0);
        file.write(position, buffer.array(), length);
        position += length;
        buffer.clear().position(Frame.HEADER_BYTES);
    }
}
