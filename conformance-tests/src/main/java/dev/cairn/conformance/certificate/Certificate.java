package dev.cairn.conformance.certificate;

import dev.cairn.api.StoreTraits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one run of the suite proved about one backend. Immutable.
 *
 * @param backend the backend's name
 * @param profile the profile that was run
 * @param suiteVersion the suite's version, where it is known
 * @param backendVersion the backend's version, where it is known
 * @param engine the engine below it with its version, where the backend tells it
 * @param traits what the backend promises; empty if it could not be asked
 * @param rules every rule of the suite, in the order of the specification
 * @param failures what failed outside of any test
 * @param narrowed why the run is narrower than a certificate needs, beside rules that did not run
 * @param run when and where; empty in a certificate that is kept
 */
public record Certificate(
        String backend,
        String profile,
        Optional<String> suiteVersion,
        Optional<String> backendVersion,
        Optional<String> engine,
        Optional<StoreTraits> traits,
        List<RuleResult> rules,
        List<String> failures,
        List<String> narrowed,
        Optional<Run> run) {
    /** Copies the lists. */
    public Certificate {
        rules = List.copyOf(rules);
        failures = List.copyOf(failures);
        narrowed = List.copyOf(narrowed);
    }

    /** Returns what follows from everything else. */
    public Verdict verdict() {
        if (!failures.isEmpty() || count(Outcome.FAIL) > 0) {
            return Verdict.NOT_CONFORMANT;
        }
        return reasons().isEmpty() ? Verdict.CONFORMANT : Verdict.PARTIAL;
    }

    /** Returns what keeps this from being the certificate of a conformant backend; empty if nothing does. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>(failures);
        addRules(reasons, Outcome.FAIL, "failed: ");
        addRules(reasons, Outcome.NOT_RUN, "not run: ");
        reasons.addAll(narrowed);
        return reasons;
    }

    private void addRules(List<String> reasons, Outcome outcome, String words) {
        if (count(outcome) > 0) {
            reasons.add(words
                    + String.join(
                            ", ",
                            rules.stream()
                                    .filter(rule -> rule.outcome() == outcome)
                                    .map(RuleResult::id)
                                    .toList()));
        }
    }

    /** Returns how many rules came out like this. */
    public long count(Outcome outcome) {
        return rules.stream().filter(rule -> rule.outcome() == outcome).count();
    }

    /** Returns how many rules came out how: {@code PASS 50, FAIL 0, NOT RUN 0, N/A 2}. */
    public String summary() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> outcome.text() + " " + count(outcome))
                .collect(Collectors.joining(", "));
    }

    /** Returns the same without time, seed and machine: equal for every run that proves the same. */
    public Certificate kept() {
        return new Certificate(
                backend,
                profile,
                suiteVersion,
                backendVersion,
                engine,
                traits,
                rules,
                failures,
                narrowed,
                Optional.empty());
    }
}
