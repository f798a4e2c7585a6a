package dev.cairn.backend.lmdb;

import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import java.nio.file.Path;
import java.util.Map;

/** Short ways to open an engine. */
final class Engines {
    private Engines() {}

    static StorageEngine open(Path directory) {
        return new LmdbTagStoreProvider().open(new StoreConfig("lmdb", directory, Map.of()));
    }

    static StorageEngine open(Path directory, long mapBytes, int readers) {
        NativeLibraries.unavailable();
        return LmdbEngine.open(
                new StoreConfig("lmdb", directory, Map.of()),
                new Environment.Settings(mapBytes, readers, false, false));
    }
}
