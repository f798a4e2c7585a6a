package dev.cairn.backend.chronicle;

import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import java.nio.file.Path;
import java.util.Map;

/** Short ways to open an engine. */
final class Engines {
    private Engines() {}

    static StorageEngine open(Path directory) {
        return new ChronicleTagStoreProvider().open(new StoreConfig("chronicle", directory, Map.of()));
    }
}
