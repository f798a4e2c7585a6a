package dev.cairn.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/**
 * What a store in files records of itself, beside its tables, in {@code cairn-store.properties}: {@code dev.cairn.spi.StoreDirectory}
 * writes it.
 *
 * @param backend the backend that the store belongs to
 * @param format the version of the backend's format
 * @param identity the store's own id
 * @param created when the store was created
 */
record StoreRecord(String backend, int format, String identity, Instant created) {
    private static final String FILE = "cairn-store.properties";

    /** Returns the directory of a test's store. */
    static Path directory(Stores stores) {
        return Objects.requireNonNull(stores.spec().path());
    }

    /** Returns the file that the record of a test's store lies in. */
    static Path file(Stores stores) {
        return directory(stores).resolve(FILE);
    }

    /** Reads the record of a test's store. */
    static StoreRecord read(Stores stores) throws IOException {
        Path file = file(stores);
        if (Files.notExists(file)) {
            throw new AssertionError("a store in files records its format in " + file
                    + ", which is not there: open its directory with dev.cairn.spi.StoreDirectory");
        }
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        return new StoreRecord(
                value(lines, "backend"),
                Integer.parseInt(value(lines, "format")),
                value(lines, "identity"),
                Instant.parse(value(lines, "created")));
    }

    private static String value(Properties lines, String key) {
        String value = lines.getProperty(key);
        if (value == null) {
            throw new AssertionError(FILE + " does not record the " + key);
        }
        return value;
    }
}
