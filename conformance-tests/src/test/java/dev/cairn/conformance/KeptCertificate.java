package dev.cairn.conformance;

import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Certificates that were written, read back. */
final class KeptCertificate {
    /** The backends of this project whose certificates are kept. */
    static final List<String> BACKENDS = List.of("memory", "lmdb", "chronicle");

    private static final Path KEPT = Path.of("certificates");

    private KeptCertificate() {}

    static Map<String, Object> of(String backend) throws IOException {
        return read(KEPT.resolve(backend + ".json"));
    }

    static Map<String, Object> read(Path file) throws IOException {
        return JsonText.object(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // The rules of a certificate are objects.
    static List<Map<String, Object>> rules(Map<String, Object> certificate) {
        return (List<Map<String, Object>>) certificate.get("rules");
    }

    /** Returns what every run that proves the same agrees on, by what it is about. */
    static Map<String, String> facts(Map<String, Object> certificate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("versions", String.valueOf(certificate.get("versions")));
        facts.put("traits", String.valueOf(certificate.get("traits")));
        rules(certificate)
                .forEach(rule -> facts.put(
                        "rule " + rule.get("id"),
                        rule.get("outcome") + " " + rule.get("because") + ", tests: " + rule.get("tests")));
        return facts;
    }
}
