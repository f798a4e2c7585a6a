package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Any text is a version, which says it again, or an {@link IllegalArgumentException}; and versions have one order (domain.md section 3).
 */
final class SemanticVersionFuzzTest {
    private static final int MOST = 20;

    @FuzzTest
    void anyLinesAreVersionsInOneOrderOrRefused(byte[] input) {
        List<SemanticVersion> versions = new ArrayList<>();
        new String(input, StandardCharsets.UTF_8).lines().limit(MOST).forEach(line -> read(line, versions));
        versions.forEach(left -> versions.forEach(right -> compare(left, right)));
        // Throws if the order contradicts itself.
        Collections.sort(versions);
        for (int i = 1; i < versions.size(); i++) {
            assertTrue(versions.get(0).compareTo(versions.get(i)) <= 0, versions::toString);
        }
    }

    private static void read(String line, List<SemanticVersion> versions) {
        try {
            SemanticVersion version = SemanticVersion.parse(line);
            assertEquals(line, version.toString());
            assertEquals(version, SemanticVersion.find("v" + line).orElseThrow());
            versions.add(version);
        } catch (IllegalArgumentException refused) {
            assertTrue(line.startsWith("v") || SemanticVersion.find(line).isEmpty(), line);
        }
    }

    private static void compare(SemanticVersion left, SemanticVersion right) {
        int order = left.compareTo(right);
        assertEquals(Integer.signum(order), -Integer.signum(right.compareTo(left)));
        assertEquals(left.equals(right), order == 0);
    }
}
