package dev.cairn.benchmarks.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The least that a durable commit can cost here: 4 KiB at the end of a file, and a force. */
public final class ForcedWrite implements AutoCloseable {
    /** The name in results and tables. */
    public static final String TITLE = "one forced write";

    private final FileChannel file;

    ForcedWrite(Path directory) throws IOException {
        file = FileChannel.open(directory.resolve("log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write() throws IOException {
        file.write(ByteBuffer.allocate(4_096));
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
