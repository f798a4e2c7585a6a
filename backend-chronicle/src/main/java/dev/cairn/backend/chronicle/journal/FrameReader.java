package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads frames, and tells those that were written whole from everything else. Used by one thread at a time. */
final class FrameReader {
    private static final int WINDOW_BYTES = 256 << 10;

    private final ReadableFile file;
    private final FileHeader header;
    private byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int windowLength;

    FrameReader(ReadableFile file, FileHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Returns the frame at a position, valid until the next call; {@code null} if there is none, or not a whole one. */
    @Nullable
    Frame read(long position) throws IOException {
        if (!load(position, Frame.HEADER_BYTES)) {
            return null;
        }
        int at = (int) (position - windowStart);
        ByteBuffer bytes = ByteBuffer.wrap(window);
        int payload = bytes.getInt(at + 4);
        if (bytes.getInt(at) != Frame.MAGIC
                || bytes.getLong(at + 8) != header.number()
                || payload < 0
                || payload > Frame.MAX_PAYLOAD_BYTES) {
            return null;
        }
        return load(position, Frame.HEADER_BYTES + payload) ? checked(position, payload) : null;
    }

    private @Nullable Frame checked(long position, int payload) {
        int at = (int) (position - windowStart);
        ByteBuffer frame =
                ByteBuffer.wrap(window, at, Frame.HEADER_BYTES + payload).slice();
        if (frame.getInt(Frame.CHECKSUM_AT) != Frame.checksum(header, frame)) {
            return null;
        }
        int place = frame.getInt(24);
        return new Frame(
                frame.getLong(16),
                place >>> 1,
                (place & 1) == 1,
                frame.position(Frame.HEADER_BYTES),
                position + Frame.aligned(frame.limit()));
    }

    /** Gets bytes into the window, and returns whether the file has so many. */
    private boolean load(long position, int length) throws IOException {
        if (position >= windowStart && position + length <= windowStart + windowLength) {
            return true;
        }
        if (length > file.length() - position) {
            return false;
        }
        if (window.length < length) {
            window = new byte[length];
        }
        windowStart = position;
        windowLength = file.read(position, window, window.length);
        return windowLength >= length;
    }

    /** Returns whether a whole frame of a greater version begins anywhere from {@code position} on. */
    boolean findsLater(long position, long version) throws IOException {
        return find(position, at -> isLater(at, version)) < file.length();
    }

    /** Returns where the first whole frame from {@code position} on begins; where the file ends if there is none. */
    long next(long position) throws IOException {
        return find(position, at -> read(at) != null);
    }

    private long find(long position, Place wanted) throws IOException {
        long length = file.length();
        byte[] part = new byte[WINDOW_BYTES];
        for (long at = position; at < length; at += WINDOW_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(part, 0, file.read(at, part, WINDOW_BYTES));
            for (int offset = 0; offset + Integer.BYTES <= bytes.limit(); offset += Frame.ALIGNMENT) {
                if (bytes.getInt(offset) == Frame.MAGIC && wanted.is(at + offset)) {
                    return at + offset;
                }
            }
        }
        return length;
    }

    @FunctionalInterface
    private interface Place {
        boolean is(long position) throws IOException;
    }

    private boolean isLater(long position, long version) throws IOException {
        Frame frame = read(position);
        return frame != null && frame.version() > version;
    }
}
