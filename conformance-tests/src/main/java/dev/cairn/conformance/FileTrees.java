package dev.cairn.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
final class FileTrees {
    private FileTrees() {}

    /** Returns every regular file below a directory, in order of name. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Returns the length of all files below a directory together. */
    static long bytes(Path directory) throws IOException {
        return files(directory).stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    /** Copies a directory to a place where there is nothing yet, and returns that. */
    static Path copy(Path directory, Path target) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path from : walk.sorted().toList()) {
                Files.copy(from, target.resolve(directory.relativize(from).toString()));
            }
        }
        return target;
    }

    static void remove(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
