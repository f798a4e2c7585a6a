package dev.cairn.backend.lmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.programs.OpenStore;
import dev.cairn.testing.ChildJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md SPI-1, and that the backend needs no JVM flags. */
class OpeningWithoutFlagsTest {
    private static final List<String> CLASS_PATH =
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

    @TempDir
    private Path directory;

    @Test
    void aStoreOpensOnTheClassPath() throws Exception {
        try (ChildJvm child = ChildJvm.start(OpenStore.class, "lmdb:" + directory)) {
            assertEquals(List.of("value"), child.lines());
            assertEquals(0, child.exitCode());
        }
    }

    @Test
    void aStoreOpensOnTheModulePath() throws Exception {
        // The native jar has no valid module name; the program is no module.
        List<String> classPath = new ArrayList<>(CLASS_PATH);
        classPath.removeIf(OpeningWithoutFlagsTest::isModule);
        String modulePath = CLASS_PATH.stream()
                .filter(OpeningWithoutFlagsTest::isModule)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of("--module-path", modulePath, "--add-modules", "dev.cairn.backend.lmdb");
        List<String> command = ChildJvm.command(
                options, String.join(File.pathSeparator, classPath), OpenStore.class, "lmdb:" + directory);
        try (ChildJvm child = ChildJvm.run(command)) {
            assertEquals(List.of("value"), child.lines());
            assertEquals(0, child.exitCode());
        }
    }

    private static boolean isModule(String path) {
        String name = String.valueOf(Path.of(path).getFileName());
        return !name.startsWith("native-") && !name.equals("test-classes") && !path.contains("junit");
    }
}
