package dev.cairn.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and when a test class runs.
 *
 * @param testClass its name
 * @param began when it began
 */
record Environment(String testClass, Instant began) {
    /** Returns the facts for people, with those that tests have reported. */
    Map<String, String> facts(Map<String, String> reported) {
        Map<String, String> facts = new TreeMap<>();
        reported.forEach((key, value) -> facts.put(key.substring("conformance.".length()), value));
        facts.put("test class", testClass);
        facts.put("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put(
                "seconds", Long.toString(Duration.between(began, Instant.now()).toSeconds()));
        facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        facts.put("file system", fileSystem());
        return facts;
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static String fileSystem() {
        try {
            return Files.getFileStore(Path.of(property("java.io.tmpdir"))).type();
        } catch (IOException unknown) {
            return "unknown: " + unknown.getMessage();
        }
    }
}
