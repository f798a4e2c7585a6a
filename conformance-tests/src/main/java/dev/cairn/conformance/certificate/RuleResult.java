package dev.cairn.conformance.certificate;

import java.util.List;

/**
 * One rule and what came of it.
 *
 * @param id the rule's id, {@code ATO-2} for example
 * @param outcome what the run found out
 * @param tests how many tests the rule has
 * @param because the failures, the tests that did not run, or the trait that makes the rule not apply; empty for a pass
 */
public record RuleResult(String id, Outcome outcome, int tests, List<String> because) {
    /** Copies the list. */
    public RuleResult {
        because = List.copyOf(because);
    }
}
