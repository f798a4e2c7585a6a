package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {
    @TempDir
    private Path directory;

    private final TagStoreProvider provider = new LmdbTagStoreProvider();

    @Test
    void itIsFoundByItsName() {
        TagStoreProvider found =
                ServiceLoader.load(TagStoreProvider.class).findFirst().orElseThrow();
        assertEquals("lmdb", found.name());
        assertEquals(Optional.empty(), found.unavailable());
    }

    @Test
    void itPromisesPowerLossDurabilityToManyProcesses() {
        assertEquals(Durability.POWER_LOSS, provider.traits().durability());
        assertEquals(ProcessSharing.MANY_PROCESSES, provider.traits().sharing());
    }

    @Test
    void anUnknownOptionIsRefusedBeforeAnythingIsTouched() {
        assertRefused(Map.of("mapSize", "1"), "mapSize");
        assertRefused(Map.of("durability", "none"), "power-loss, relaxed");
    }

    private void assertRefused(Map<String, String> options, String part) {
        Path absent = directory.resolve("absent");
        StoreConfig config = new StoreConfig("lmdb", absent, options);
        String message = messageOf(assertThrows(InvalidOptionException.class, () -> provider.open(config)));
        assertTrue(message.contains(part), message);
        assertTrue(Files.notExists(absent));
    }

    @Test
    void networkFileSystemsAreTold() {
        for (String type : new String[] {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"}) {
            assertTrue(FileSystems.isShared(type), type);
        }
        for (String type : new String[] {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "zfs", ""}) {
            assertFalse(FileSystems.isShared(type), type);
        }
    }
}
