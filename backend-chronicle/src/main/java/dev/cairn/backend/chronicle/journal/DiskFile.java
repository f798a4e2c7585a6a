package dev.cairn.backend.chronicle.journal;

import java.io.IOException;

/**
 * An open file that is read and written at positions. What was written survives a loss of power only after {@link #force};
 * before that, any of its sectors of 512 bytes may. Used by one thread at a time.
 */
public interface DiskFile extends ReadableFile {
    /** Writes the first {@code length} bytes, and makes the file longer where they need it. */
    void write(long position, byte[] bytes, int length) throws IOException;

    /** Cuts the file off. */
    void truncate(long length) throws IOException;

    /** Forces what was written to the device. */
    void force() throws IOException;
}
