package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps storage.md SPI-4: on a Java that it cannot run on, the backend says what is missing, and touches nothing. */
class RequirementsTest {
    @TempDir
    private Path directory;

    @Test
    void withoutFlagsAllOfThemAreNamed() throws Exception {
        assertEquals("refused, start Java with: " + String.join(" ", Flags.NEEDED), open(List.of()));
    }

    @Test
    void exactlyTheFlagThatIsMissingIsNamed() throws Exception {
        for (String missing : Flags.NEEDED) {
            List<String> others = new ArrayList<>(Flags.NEEDED);
            others.remove(missing);
            assertEquals("refused, start Java with: " + missing, open(others));
        }
    }

    @Test
    void aJavaWithoutACompilerIsNamedAsTheReason() throws Exception {
        String reason = open(List.of("--limit-modules=java.base,java.logging,java.management,jdk.unsupported"));
        assertTrue(reason.contains("jdk.compiler"), reason);
        assertFalse(reason.contains("--add"), reason);
    }

    @Test
    void anotherChronicleMapThanItWasBuiltWithIsNamedAsTheReason() throws Exception {
        Path type = directory.resolve("net/openhft/chronicle/hash/VanillaGlobalMutableState.class");
        Files.createDirectories(type.getParent());
        Files.write(type, new byte[] {1});
        List<String> options = new ArrayList<>(Flags.NEEDED);
        // Where Java looks first.
        options.add("-Xbootclasspath/a:" + directory);
        String reason = open(options);
        assertTrue(reason.contains("not the one that this backend was built with"), reason);
    }

    @Test
    void withTheFlagsThatAreNamedItRuns() throws Exception {
        assertEquals("opened", open(Flags.NEEDED));
    }

    private String open(List<String> options) throws Exception {
        Path place = directory.resolve("store-" + options.size());
        try (ChildJvm child = ChildJvm.start(options, Opener.class, place)) {
            String said = child.line();
            assertEquals(0, child.exitCode());
            assertEquals("opened".equals(said), Files.exists(place));
            return String.valueOf(said);
        }
    }

    /** Opens a store, and says what came of it. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                System.out.println(EngineCalls.version(engine) == 0 ? "opened" : "not new");
            } catch (ProviderUnavailableException refusal) {
                String message = EngineCalls.messageOf(refusal);
                int start = message.indexOf("Start Java with: ");
                System.out.println(start < 0 ? message : "refused, s" + message.substring(start + 1));
            }
        }
    }
}
