package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What could make the suite pass without having looked is refused. */
class SilentGreenTest {
    @Test
    void aSubclassThatHidesAGroupIsRefused() {
        Certification certification = Certification.of(Hiding.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertTrue(message(certification).contains("hides the group of rules Ato"), () -> message(certification));
    }

    @StoreUnderTest("memory")
    static class Hiding extends TagStoreConformance {
        @Nested
        final class Ato {
            @Test
            void passes() {}
        }
    }

    @Test
    void aTestClassThatNamesNoBackendIsRefused() {
        Certification certification = Certification.of(Nameless.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertTrue(message(certification).contains("@StoreUnderTest"), () -> message(certification));
    }

    static class Nameless extends TagStoreConformance {}

    @Test
    void aBackendThatIsNotRegisteredFailsEveryTest() {
        Certification certification = Certification.of(Unknown.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
    }

    @StoreUnderTest("unknown")
    static class Unknown extends TagStoreConformance {}

    @Test
    void askingForARuleThatDoesNotExistIsRefused() {
        Certification certification =
                Certification.of(MemoryConformanceTest.class, Map.of("conformance.only", "ATO-22"));
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
        assertTrue(message(certification).contains("ATO-22"), () -> message(certification));
    }

    @Test
    void theSourcesHoldNoAssumptionAndNoDisabledTest() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> suspicious = sources.filter(Files::isRegularFile)
                    .filter(SilentGreenTest::canSkip)
                    .toList();
            assertEquals(List.of(), suspicious);
        }
    }

    private static boolean canSkip(Path source) {
        try {
            String text = Files.readString(source);
            return text.contains("@Disabled")
                    || text.contains("@Enabled")
                    || text.contains("Assumptions")
                    || text.contains("TestAborted");
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static String message(Certification certification) {
        return String.valueOf(certification.failures.get(0).getMessage());
    }
}
