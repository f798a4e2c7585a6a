package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The suite's rules are the specification's, word for word and none missing. */
class SpecificationTest {
    private static final Path COPIES = Path.of("../docs/specification");
    private static final Path ORIGINALS = Path.of("../../shared/spec");
    private static final Pattern STORAGE_RULE = Pattern.compile("(?m)^\\* ([A-Z]{3}-\\d+) (?:`\\[api\\]` )?(.+)$");
    private static final Pattern DOMAIN_CHECK = Pattern.compile("(?m)^(\\d+)\\. (.+)$");
    private static final Pattern REPLAY = Pattern.compile("(?m)^The migration replay: .+$");

    /** A group of tests over all rules at once, which is no rule of the specification. */
    private static final Set<String> GROUPS_BESIDE_THE_SPECIFICATION = Set.of("MODEL");

    @Test
    void theRulesOfTheSuiteAreThoseOfTheSpecificationWordForWord() throws IOException {
        Map<String, String> specified = specified();
        Map<String, String> tested = Arrays.stream(Rule.values())
                .filter(rule -> !GROUPS_BESIDE_THE_SPECIFICATION.contains(rule.id()))
                .collect(Collectors.toMap(Rule::id, Rule::text, (one, other) -> one, TreeMap::new));
        assertEquals(lines(specified), lines(tested));
    }

    @Tag("shared-specification")
    @Test
    void theCopiesOfTheSpecificationAreTheOriginals() throws IOException {
        for (String name : new String[] {"storage.md", "domain.md"}) {
            assertEquals(Files.readString(ORIGINALS.resolve(name)), Files.readString(COPIES.resolve(name)), name);
        }
    }

    private static Map<String, String> specified() throws IOException {
        Map<String, String> rules = STORAGE_RULE
                .matcher(Files.readString(COPIES.resolve("storage.md")))
                .results()
                .filter(rule -> !rule.group(1).equals("DOM-1"))
                .collect(Collectors.toMap(
                        rule -> rule.group(1), rule -> rule.group(2), (one, other) -> one, TreeMap::new));
        String checks = section10(Files.readString(COPIES.resolve("domain.md")));
        DOMAIN_CHECK.matcher(checks).results().forEach(check -> rules.put("DOM-" + check.group(1), check.group(2)));
        rules.put(
                "DOM-12",
                REPLAY.matcher(checks)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow());
        return rules;
    }

    private static String section10(String domain) {
        int begin = domain.indexOf("\n## 10. ");
        return domain.substring(begin, domain.indexOf("\n## 11. ", begin));
    }

    private static String lines(Map<String, String> rules) {
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining("\n"));
    }
}
