package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's table of certified backends is made from the kept certificates, and those are of conformant backends. */
class BackendTableTest {
    private static final Path ROOT = Path.of("..");
    private static final String UNBOUNDED = Long.toString(Long.MAX_VALUE);

    @Test
    void theReadmeShowsWhatTheCertificatesSay() throws IOException {
        String table = table();
        assertTrue(
                Files.readString(ROOT.resolve("README.md")).contains(table),
                () -> "the README should have, word for word:\n" + table);
    }

    @Test
    void everyKeptCertificateWasMadeOnTheFullProfile() throws IOException {
        for (String backend : KeptCertificate.BACKENDS) {
            Map<String, Object> certificate = KeptCertificate.of(backend);
            assertEquals("CONFORMANT", certificate.get("verdict"), backend);
            assertEquals("full", certificate.get("profile"), backend);
            assertEquals(List.of(), certificate.get("reasons"), backend);
        }
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("""
                | backend | durability | processes | largest batch | verdict | rules passed | not applicable |
                |---|---|---|---|---|---|---|
                """);
        for (String backend : KeptCertificate.BACKENDS) {
            table.append(row(KeptCertificate.of(backend)));
        }
        return table.toString();
    }

    private static String row(Map<String, Object> certificate) {
        Map<?, ?> traits = (Map<?, ?>) certificate.get("traits");
        List<String> outcomes = KeptCertificate.rules(certificate).stream()
                .map(rule -> String.valueOf(rule.get("outcome")))
                .toList();
        return "| `%s` | %s | %s | %s | %s | %d | %d |\n"
                .formatted(
                        certificate.get("backend"),
                        traits.get("durability"),
                        traits.get("processes"),
                        batch(traits),
                        certificate.get("verdict"),
                        outcomes.stream().filter("PASS"::equals).count(),
                        outcomes.stream().filter("N/A"::equals).count());
    }

    private static String batch(Map<?, ?> traits) {
        return bound(traits.get("largestBatchEntries"), "entries") + ", "
                + bound(traits.get("largestBatchBytes"), "bytes");
    }

    private static String bound(Object bound, String unit) {
        return bound.toString().equals(UNBOUNDED) ? "any number of " + unit : bound + " " + unit;
    }
}
