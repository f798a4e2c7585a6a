package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.bytes;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.messageOf;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderInfo;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.Table;
import dev.cairn.api.TagStores;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build runs this on the class path and on the module path (storage.md SPI-1). */
class ProviderTest {
    @TempDir
    private Path directory;

    private final TagStoreProvider provider = new ChronicleTagStoreProvider();

    @Test
    void itRunsOnThePathThatTheBuildMeans() {
        assertEquals(
                Boolean.getBoolean("onModulePath"),
                ChronicleTagStoreProvider.class.getModule().isNamed());
    }

    @Test
    void itIsFoundByItsName() {
        List<ProviderInfo> found = TagStores.providers();
        assertEquals(
                List.of("chronicle"), found.stream().map(ProviderInfo::name).toList());
        Optional<String> reason = found.get(0).unavailable();
        assertEquals(Optional.empty(), reason);
    }

    @Test
    void itPromisesPowerLossDurabilityToOneProcess() {
        assertEquals(Durability.POWER_LOSS, provider.traits().durability());
        assertEquals(ProcessSharing.ONE_PROCESS, provider.traits().sharing());
    }

    @Test
    void aStoreKeepsWhatWasCommitted() {
        try (StorageEngine engine = Engines.open(directory)) {
            commit(engine, put(Table.TAGS, key(1), bytes("value")));
        }
        try (StorageEngine engine = Engines.open(directory)) {
            assertArrayEquals(bytes("value"), get(engine, Table.TAGS, key(1)));
        }
    }

    @Test
    void anUnknownOptionIsRefusedBeforeAnythingIsTouched() {
        Path absent = directory.resolve("absent");
        StoreConfig config = new StoreConfig("chronicle", absent, Map.of("durability", "relaxed"));
        String message = messageOf(assertThrows(InvalidOptionException.class, () -> provider.open(config)));
        assertTrue(message.contains("durability"), message);
        assertTrue(Files.notExists(absent));
    }
}
