package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend that ends the JVM under the suite leaves a certificate that says so. */
class JvmEndTest {
    @TempDir
    private Path directory;

    @Test
    void anExitInTheMiddleMakesTheBackendNotConformant() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        assertEquals(0, child.waitFor(), "the status that the backend ended it with");
        String certificate = Files.readString(directory.resolve("memory.txt"));
        assertTrue(certificate.startsWith("memory: NOT CONFORMANT\n"), certificate);
        assertTrue(certificate.contains("the JVM ended in the middle of 'ISO-4 "), certificate);
        assertTrue(certificate.contains("JvmEndTest$Ending.decorate"), certificate);
        assertTrue(
                Files.readString(directory.resolve("output")).contains("conformance of memory: NOT CONFORMANT"),
                "the verdict on the output");
    }

    /** Runs the suite, as a build does. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) {
            Certification.certified(
                    Ending.class, Path.of(args[0]), Map.of("conformance.only", "ISO-4"), method -> true);
        }
    }

    @StoreUnderTest("memory")
    static class Ending extends TagStoreConformance {
        @Override
        TagStore decorate(TagStore store) {
            System.exit(0);
            return store;
        }
    }
}
