package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build makes tells every library beside the packed command, with checksum and licence. */
class ShippedLibrariesTest {
    private static final Path LIBRARIES = Path.of("target", "lib");
    private static final Path BILL = Path.of("target", "tag-cli-sbom.json");

    /** What may be shipped under Apache-2.0 beside our own code. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "GPL-2.0-with-classpath-exception", "MIT", "OLDAP-2.8");

    @Test
    void areAllInTheBillWithTheirChecksums() throws IOException, NoSuchAlgorithmException {
        Map<String, String> billed = new HashMap<>();
        for (Map<String, Object> component : components()) {
            billed.put(sha256(component), name(component));
        }
        Set<String> shipped = new TreeSet<>();
        for (Path library : libraries()) {
            String checksum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library)));
            assertTrue(billed.containsKey(checksum), library + " is not in the bill, or is another file");
            shipped.add(billed.get(checksum));
        }
        assertEquals(new TreeSet<>(billed.values()), shipped);
        assertTrue(shipped.size() > 10, shipped::toString);
    }

    @Test
    void haveLicencesThatAllowIt() throws IOException {
        Map<String, List<String>> licences = new TreeMap<>();
        components().forEach(component -> licences.put(name(component), licences(component)));
        licences.forEach((library, its) -> {
            assertFalse(its.isEmpty(), () -> library + " tells no licence: " + licences);
            assertTrue(its.stream().anyMatch(LICENCES::contains), () -> library + " in " + licences);
        });
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> components() throws IOException {
        Map<String, Object> bill = JsonText.object(Files.readString(BILL));
        assertEquals("CycloneDX", bill.get("bomFormat"));
        return (List<Map<String, Object>>) bill.get("components");
    }

    private static String name(Map<String, Object> component) {
        return component.get("group") + ":" + component.get("name") + ":" + component.get("version");
    }

    private static String sha256(Map<String, Object> component) {
        return ((List<?>) component.getOrDefault("hashes", List.of()))
                .stream()
                        .map(hash -> (Map<?, ?>) hash)
                        .filter(hash -> "SHA-256".equals(hash.get("alg")))
                        .map(hash -> String.valueOf(hash.get("content")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name(component) + " has no checksum"));
    }

    private static List<String> licences(Map<String, Object> component) {
        return ((List<?>) component.getOrDefault("licenses", List.of()))
                .stream()
                        .map(choice -> (Map<?, ?>) choice)
                        .map(choice -> choice.get("license") instanceof Map<?, ?> licence
                                ? String.valueOf(licence.get("id") == null ? licence.get("name") : licence.get("id"))
                                : String.valueOf(choice.get("expression")))
                        .toList();
    }
}
