package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What this build says of our backends is what their kept certificates say. Runs behind the suite, in a JVM of its own. */
class KeptCertificatesTest {
    private static final String RENEW = """
            To renew the kept certificates: mvn verify -pl conformance-tests -am -Dtest='MemoryConformanceTest,\
            LmdbConformanceTest,ChronicleConformanceTest' -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.profile=full \
            && cp conformance-tests/target/conformance/kept/* conformance-tests/certificates/""";

    @TestFactory
    Stream<DynamicTest> thisBuildSaysWhatIsKept() {
        return KeptCertificate.BACKENDS.stream()
                .map(backend -> DynamicTest.dynamicTest(backend, () -> compare(backend)));
    }

    private static void compare(String backend) throws IOException {
        Path made = Path.of("target/conformance", backend + ".json");
        assertTrue(Files.exists(made), () -> "this build has written no certificate of " + backend);
        Map<String, String> now = KeptCertificate.facts(KeptCertificate.read(made));
        Map<String, String> kept = KeptCertificate.facts(KeptCertificate.of(backend));
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(kept.keySet());
        List<String> differences = names.stream()
                .filter(name -> !Objects.equals(now.get(name), kept.get(name)))
                .map(name -> name + ": kept " + kept.get(name) + ", now " + now.get(name))
                .toList();
        assertEquals(List.of(), differences, () -> "the certificate of " + backend + " has changed. " + RENEW);
    }
}
