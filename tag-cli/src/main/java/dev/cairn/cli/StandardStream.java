package dev.cairn.cli;

import java.nio.file.Path;

/** The file name that stands for standard input or output; a file of that name is {@code ./-}. */
final class StandardStream {
    /** The name as a path. */
    static final Path PATH = Path.of("-");

    private StandardStream() {}

    static boolean isMeant(Path given) {
        return given.equals(PATH);
    }
}
