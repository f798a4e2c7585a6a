package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real disk whose files cannot be forced while a test says so. */
public final class ForwardingDisk implements Disk {
    private final Disk disk;
    private final AtomicBoolean failing;

    public ForwardingDisk(Disk disk, AtomicBoolean failing) {
        this.disk = disk;
        this.failing = failing;
    }

    @Override
    public String describe(String name) {
        return disk.describe(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return new ForwardingFile(disk.create(name));
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new ForwardingFile(disk.open(name));
    }

    @Override
    public boolean contains(String name) {
        return disk.contains(name);
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void force() throws IOException {
        disk.force();
    }

    private final class ForwardingFile implements DiskFile {
        private final DiskFile file;

        ForwardingFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] bytes, int length) throws IOException {
            return file.read(position, bytes, length);
        }

        @Override
        public void write(long position, byte[] bytes, int length) throws IOException {
            file.write(position, bytes, length);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            if (failing.get()) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
