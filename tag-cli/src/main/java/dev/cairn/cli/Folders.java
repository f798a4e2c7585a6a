package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at folders without changing them. */
final class Folders {
    private Folders() {}

    /** Returns whether nothing is there: no folder, or an empty one. */
    static boolean isAbsentOrEmpty(Path folder) {
        return !Files.exists(folder) || (Files.isDirectory(folder) && holdsOnly(folder, List.of()));
    }

    /** Returns whether a folder holds exactly the named files; not, if it cannot be listed. */
    static boolean holdsOnly(Path folder, List<String> names) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().equals(names);
        } catch (IOException notListed) {
            return false;
        }
    }
}
