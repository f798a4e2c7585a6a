package dev.cairn.conformance;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.backend.memory.MemoryTagStoreProvider;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Providers that treat files that are damaged, newer or from elsewhere wrongly. */
final class DamageFaults {
    private DamageFaults() {}

    /** Takes a store that is damaged for an empty one. */
    static StorageEngine beginsAnew(TagStoreProvider lmdb, StoreConfig config) {
        try {
            return lmdb.open(config);
        } catch (StoreCorruptException damaged) {
            return new MemoryTagStoreProvider().open(new StoreConfig(config.backend(), null, Map.of()));
        }
    }

    static StorageEngine namesNoFile(TagStoreProvider lmdb, StoreConfig config) {
        try {
            return lmdb.open(config);
        } catch (StoreCorruptException damaged) {
            throw new StoreCorruptException("damaged", damaged);
        }
    }

    static StorageEngine hangsOnDamage(TagStoreProvider lmdb, StoreConfig config) {
        try {
            return lmdb.open(config);
        } catch (StoreCorruptException damaged) {
            while (true) {
                LockSupport.park(damaged);
            }
        }
    }

    static StorageEngine diesOfDamage(TagStoreProvider lmdb, StoreConfig config) {
        try {
            return lmdb.open(config);
        } catch (StoreCorruptException damaged) {
            System.err.println("Segmentation fault");
            Runtime.getRuntime().halt(139);
            throw damaged;
        }
    }

    /** Takes format 2 for the format 1 that it knows. */
    static StorageEngine readsANewerFormat(TagStoreProvider lmdb, StoreConfig config) {
        try {
            return lmdb.open(config);
        } catch (ForeignStoreException newer) {
            replace(place(config).resolve("cairn-store.properties"), "format=2", "format=1", newer);
            return lmdb.open(config);
        }
    }

    /** Loses a row of a store that was copied. */
    static StorageEngine losesARowOfACopy(TagStoreProvider lmdb, StoreConfig config) {
        StorageEngine engine = lmdb.open(config);
        if (place(config).endsWith("copy")) {
            WriteBatch.Operation deletion = new WriteBatch.Operation(Table.META, firstKey(engine), null);
            engine.commit(new WriteBatch(List.of(deletion), 0), engine.info().version());
        }
        return engine;
    }

    private static byte[] firstKey(StorageEngine engine) {
        byte[][] first = new byte[1][];
        try (Snapshot snapshot = engine.snapshot()) {
            snapshot.scan(Table.META, KeyRange.all(), (key, value) -> {
                first[0] = new byte[key.remaining()];
                key.get(first[0]);
                return false;
            });
        }
        return first[0];
    }

    private static void replace(Path file, String old, String now, ForeignStoreException newer) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.contains(old + "\n")) {
                throw newer;
            }
            Files.writeString(file, text.replace(old + "\n", now + "\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path place(StoreConfig config) {
        return config.location().orElseThrow();
    }
}
