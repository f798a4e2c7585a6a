package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file of the file system that is only read. */
final class FileView implements ReadableFile {
    private final RandomAccessFile file;

    FileView(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long position, byte[] bytes, int length) throws IOException {
        file.seek(position);
        int read = 0;
        for (int more = 0; more >= 0 && read < length; ) {
            more = file.read(bytes, read, length - read);
            read += Math.max(0, more);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
