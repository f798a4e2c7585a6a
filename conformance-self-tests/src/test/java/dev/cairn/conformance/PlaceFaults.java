package dev.cairn.conformance;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.StoreLockedException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Ways to open a store that treat the place of a store wrongly. */
final class PlaceFaults {
    private static final String NOTES = "notes.txt";

    private PlaceFaults() {}

    /** Takes the path for a part of an address. */
    static StorageEngine decodesThePath(StoreConfig config) {
        Path decoded = Path.of(URLDecoder.decode(place(config).toString(), StandardCharsets.UTF_8));
        return LogEngine.open(new StoreConfig(config.backend(), decoded, Map.of()));
    }

    static StorageEngine opensTwiceThroughALink(StoreConfig config) {
        try {
            return LogEngine.open(config);
        } catch (StoreLockedException held) {
            if (Files.isSymbolicLink(place(config))) {
                return LogEngine.inMemory();
            }
            throw held;
        }
    }

    static StorageEngine namesNoHolder(StoreConfig config) {
        try {
            return LogEngine.open(config);
        } catch (StoreLockedException held) {
            throw new StoreLockedException("busy", held);
        }
    }

    static StorageEngine adoptsForeignFiles(StoreConfig config) {
        try {
            return LogEngine.open(config);
        } catch (ForeignStoreException foreign) {
            if (Files.exists(place(config).resolve(NOTES))) {
                return LogEngine.inMemory();
            }
            throw foreign;
        }
    }

    static StorageEngine leavesALockInForeignFiles(StoreConfig config) {
        if (Files.exists(place(config).resolve(NOTES))) {
            touch(place(config).resolve("data.lock"));
        }
        return LogEngine.open(config);
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "mine now");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path place(StoreConfig config) {
        return config.location().orElseThrow();
    }
}
