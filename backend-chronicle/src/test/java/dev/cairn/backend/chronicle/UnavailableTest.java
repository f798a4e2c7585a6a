package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.TagStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPI-4: a backend that cannot run is listed with its reason; the build runs this on the class path and on the module path. */
class UnavailableTest {
    @TempDir
    private Path directory;

    @Test
    void runsOnThePathThatTheBuildMeans() {
        assertEquals(
                Boolean.getBoolean("onModulePath"),
                ChronicleTagStoreProvider.class.getModule().isNamed());
    }

    @Test
    void isListedWithItsReason() {
        List<ProviderInfo> providers = TagStores.providers();
        assertEquals(
                List.of("chronicle"), providers.stream().map(ProviderInfo::name).toList());
        assertTrue(providers.get(0).unavailable().orElseThrow().contains("'lmdb'"));
    }

    @Test
    void opensNothingAndLeavesThePlaceAsItWas() {
        Path place = directory.resolve("store");
        ProviderUnavailableException thrown =
                assertThrows(ProviderUnavailableException.class, () -> TagStores.open("chronicle:" + place));
        assertTrue(thrown.getMessage().contains("not part of this version"), thrown.getMessage());
        assertTrue(Files.notExists(place));
    }
}
