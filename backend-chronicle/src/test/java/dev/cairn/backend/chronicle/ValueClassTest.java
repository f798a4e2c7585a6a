package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.spi.StorageEngine;
import java.nio.file.Path;
import net.openhft.chronicle.hash.VanillaGlobalMutableState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the class path and on the module path. */
class ValueClassTest {
    @TempDir
    private Path directory;

    /** What Chronicle Map compiles has no origin; what was compiled before has that of the type that it belongs to. */
    @Test
    void chronicleMapTakesTheClassThatWasCompiledWithTheBackend() throws Exception {
        try (StorageEngine engine = Engines.open(directory.resolve("store"))) {
            Class<?> used = Class.forName(VanillaGlobalMutableState.class.getName() + "$$Native");
            assertEquals(
                    VanillaGlobalMutableState.class.getProtectionDomain(),
                    used.getProtectionDomain(),
                    engine::toString);
        }
    }
}
