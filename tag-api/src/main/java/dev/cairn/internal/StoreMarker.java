package dev.cairn.internal;

import dev.cairn.api.StoreCorruptException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The file that makes a directory a store (storage.md FMT-1): {@code key=value} lines in UTF-8, at most 4 KiB.
 *
 * @param backend the name of the backend that the store belongs to
 * @param format the version of the backend's format, 1 or more
 * @param identity the store's own id
 * @param created when the store was created, in whole seconds
 * @param ready whether the creation was finished; if not, nothing was ever committed
 */
public record StoreMarker(String backend, int format, UUID identity, Instant created, boolean ready) {
    /** The name of the file. */
    public static final String FILE_NAME = "cairn-store.properties";

    private static final int MAX_BYTES = 4096;

    /** Returns the marker of a directory; empty if it has none. */
    public static Optional<StoreMarker> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        return Optional.of(parse(file, bytes));
    }

    private static StoreMarker parse(Path file, byte[] bytes) {
        try {
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            Properties lines = new Properties();
            lines.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            return new StoreMarker(
                    value(lines, "backend"),
                    format(value(lines, "format")),
                    UUID.fromString(value(lines, "identity")),
                    Instant.parse(value(lines, "created")),
                    state(value(lines, "state")));
        } catch (IllegalArgumentException | DateTimeException | IOException malformed) {
            throw new StoreCorruptException(
                    file + " is damaged: " + malformed.getMessage()
                            + ". It says which store this is; restore it from a copy of the store.",
                    malformed);
        }
    }

    private static String value(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the line '" + key + "' is missing");
        }
        return value;
    }

    private static int format(String format) {
        int number = Integer.parseInt(format);
        if (number < 1) {
            throw new IllegalArgumentException("there is no format " + number);
        }
        return number;
    }

    private static boolean state(String state) {
        return switch (state) {
            case "ready" -> true;
            case "creating" -> false;
            default -> throw new IllegalArgumentException("the state '" + state + "' is unknown");
        };
    }

    /** Writes this marker to a directory, whole or not at all, and forces it to the device. */
    public void write(Path directory) throws IOException {
        String text = "# This directory is a Cairn store. Do not edit or remove this file.\n"
                + "backend=" + backend + "\nformat=" + format + "\nidentity=" + identity + "\ncreated=" + created
                + "\nstate=" + (ready ? "ready" : "creating") + "\n";
        Path temporary = directory.resolve(FILE_NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, directory.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(directory);
    }

    /** Forces the names in a directory to the device, where the file system can. */
    public static void forceDirectory(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("unix")
                || directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
