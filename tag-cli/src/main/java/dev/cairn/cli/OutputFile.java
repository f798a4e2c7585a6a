package dev.cairn.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written beside its place, and moved there in the end. What is there before stays until
 * then.
 */
final class OutputFile implements AutoCloseable {
    private final Path place;
    private final Path partial;
    private final boolean replace;
    private final BufferedWriter writer;

    private OutputFile(Path place, Path partial, boolean replace, BufferedWriter writer) {
        this.place = place;
        this.partial = partial;
        this.replace = replace;
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @param replace whether a file that is there may be replaced; anything but a file never is
     * @throws RefusedException if something is there, or nothing can be written
     */
    static OutputFile at(Path given, boolean replace) {
        try {
            requireFree(given, replace);
            Path place = Files.exists(given) ? given.toRealPath() : given;
            Path partial = place.resolveSibling(".cairn-" + UUID.randomUUID() + ".partial");
            BufferedWriter writer =
                    Files.newBufferedWriter(partial, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return new OutputFile(place, partial, replace, writer);
        } catch (IOException e) {
            throw failed(given, e);
        }
    }

    private static void requireFree(Path place, boolean replace) {
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new RefusedException(place + " is not a file. Name a new one.");
        } else if (Files.exists(place) && !replace) {
            throw taken(place);
        }
    }

    private static RefusedException taken(Path place) {
        return new RefusedException(place + " is there already. Name another file, or replace this one with --force.");
    }

    private static RefusedException failed(Path place, IOException failure) {
        String why = failure instanceof NoSuchFileException
                ? "there is no such folder. Make it first."
                : failure + ". Check its folder, and the room that is left there.";
        return new RefusedException(place + " cannot be written: " + why);
    }

    void writeLine(String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** Lets the file appear, once all of it is on the device. */
    void complete() {
        try {
            writer.close();
            try (FileChannel written = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            if (replace) {
                Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(partial, place);
            }
        } catch (FileAlreadyExistsException e) {
            throw taken(place);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** Leaves nothing of a file that was not completed. */
    @Override
    public void close() {
        try (writer) {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }
}
