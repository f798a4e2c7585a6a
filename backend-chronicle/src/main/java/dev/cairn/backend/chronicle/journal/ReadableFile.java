package dev.cairn.backend.chronicle.journal;

import java.io.Closeable;
import java.io.IOException;

/** An open file that is read at positions. Used by one thread at a time. */
public interface ReadableFile extends Closeable {
    /** Returns the length of the file, in bytes. */
    long length() throws IOException;

    /** Reads at most {@code length} bytes, and returns how many: fewer only where the file ends. */
    int read(long position, byte[] bytes, int length) throws IOException;
}
