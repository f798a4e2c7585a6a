package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the file system. */
public final class DirectoryDisk implements Disk {
    private final Path directory;

    /** Makes a view of a directory that is there. */
    public DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    @Override
    public String describe(String name) {
        return directory.resolve(name).toString();
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        return ForcedFile.open(Files.createFile(file));
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return ForcedFile.open(directory.resolve(name));
    }

    @Override
    public boolean contains(String name) {
        return Files.exists(directory.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    @Override
    public void force() throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // Elsewhere a directory cannot be opened; what a rename means there is the file system's.
            return;
        }
        // An interrupt closes a FileChannel: it is put aside, and a directory that it hit all the same is forced anew.
        boolean interrupted = Thread.interrupted();
        try {
            while (!isForced()) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isForced() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException hit) {
            return false;
        }
    }
}
