package dev.cairn.benchmarks.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A directory that goes when the run ends, also when it is stopped from outside. */
public final class Scratch implements AutoCloseable {
    private final Path root;
    private final AtomicInteger made = new AtomicInteger();
    private final Thread hook = new Thread(this::delete, "scratch");

    /** Makes one below a directory; stores on a file system in memory would make every commit cheap. */
    public Scratch(Path parent) throws IOException {
        Files.createDirectories(parent);
        root = Files.createTempDirectory(parent.toAbsolutePath(), "scratch");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path directory(String name) {
        try {
            return Files.createDirectory(root.resolve(name.replace(' ', '-') + "-" + made.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes of all files below a directory. */
    static long bytes(Path directory) throws IOException {
        long bytes = 0;
        for (Path file : files(directory)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    static void delete(Path directory) {
        try {
            for (Path file : files(directory)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Whoever made it has removed it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private void delete() {
        delete(root);
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
