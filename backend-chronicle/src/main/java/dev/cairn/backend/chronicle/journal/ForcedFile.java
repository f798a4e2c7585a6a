package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the file system. Not a {@code FileChannel}, which an interrupt closes: the outcome of a commit that it hit would
 * be unknown.
 */
final class ForcedFile implements DiskFile {
    private final RandomAccessFile file;

    /** Only forces; an asynchronous channel is not interruptible, and forces without the file's times. */
    private final AsynchronousFileChannel forcing;

    private ForcedFile(RandomAccessFile file, AsynchronousFileChannel forcing) {
        this.file = file;
        this.forcing = forcing;
    }

    static ForcedFile open(Path path) throws IOException {
        if (Files.notExists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            return new ForcedFile(file, AsynchronousFileChannel.open(path, StandardOpenOption.WRITE));
        } catch (IOException | RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long position, byte[] bytes, int length) throws IOException {
        file.seek(position);
        int read = 0;
        while (read < length) {
            int more = file.read(bytes, read, length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    @Override
    public void write(long position, byte[] bytes, int length) throws IOException {
        file.seek(position);
        file.write(bytes, 0, length);
    }

    @Override
    public void truncate(long length) throws IOException {
        file.setLength(length);
    }

    @Override
    public void force() throws IOException {
        forcing.force(false);
    }

    @Override
    public void close() throws IOException {
        try (file;
                forcing) {
            // Both, also if one fails.
        }
    }
}
