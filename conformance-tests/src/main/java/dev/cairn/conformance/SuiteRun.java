package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.conformance.certificate.Certificate;
import dev.cairn.conformance.certificate.Outcome;
import dev.cairn.conformance.certificate.RuleResult;
import dev.cairn.conformance.certificate.Run;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What has been heard of one test class that certifies a backend. Safe for use by several threads. */
final class SuiteRun {
    private final Backend backend;
    private final Environment environment;
    private final Progress progress;
    private final Set<Method> completed = new HashSet<>();
    private final Set<Method> passed = new HashSet<>();
    private final Map<Method, List<String>> failures = new LinkedHashMap<>();
    private final List<String> otherFailures = new ArrayList<>();
    private final Set<String> narrowed = new LinkedHashSet<>();
    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    SuiteRun(Backend backend, Environment environment, Progress progress) {
        this.backend = backend;
        this.environment = environment;
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    synchronized void passed(Method test) {
        passed.add(test);
    }

    synchronized void failed(Method test, String message) {
        failures.computeIfAbsent(test, key -> new ArrayList<>()).add(message);
    }

    synchronized void failed(String message) {
        otherFailures.add(message);
    }

    synchronized void skipped(String reason) {
        narrowed.add("left out: " + reason);
    }

    synchronized void reported(Optional<Method> test, Map<String, String> entry) {
        entry.forEach((key, value) -> {
            if (key.equals(Reported.COMPLETED)) {
                test.ifPresent(completed::add);
            } else if (key.startsWith(Reported.COUNT)) {
                counts.merge(key.substring(Reported.COUNT.length()), Long.parseLong(value), Long::sum);
            } else if (key.startsWith("conformance.")) {
                facts.put(key, value);
            }
        });
    }

    synchronized boolean isCompleted(Method test) {
        return completed.contains(test);
    }

    synchronized Certificate certificate() {
        Optional<StoreTraits> traits = backend.traits();
        return new Certificate(
                backend.name(),
                facts.getOrDefault(Reported.PROFILE, Profile.DEFAULT.id()),
                Versions.of(TagStoreConformance.class),
                traits.flatMap(known -> backend.version()),
                traits.flatMap(known -> backend.engine()),
                traits,
                Arrays.stream(Rule.values()).map(rule -> result(rule, traits)).toList(),
                otherFailures,
                narrowings(),
                Optional.of(new Run(environment.facts(facts), counts)));
    }

    private RuleResult result(Rule rule, Optional<StoreTraits> traits) {
        List<Method> tests = SuiteTests.of(rule);
        List<String> failed = tests.stream()
                .flatMap(test -> failures.getOrDefault(test, List.of()).stream())
                .toList();
        List<String> missing = tests.stream()
                .filter(test -> !completed.contains(test) || !passed.contains(test))
                .map(RuleNames::sentence)
                .toList();
        Optional<String> lack = traits.flatMap(known ->
                new Applicability(known, !"false".equals(facts.get(Reported.RELAXED))).lackFor(rule));
        if (!failed.isEmpty()) {
            return new RuleResult(rule.id(), Outcome.FAIL, tests.size(), failed);
        }
        if (!missing.isEmpty()) {
            return new RuleResult(rule.id(), Outcome.NOT_RUN, tests.size(), missing);
        }
        return new RuleResult(
                rule.id(),
                lack.isPresent() ? Outcome.NOT_APPLICABLE : Outcome.PASS,
                tests.size(),
                lack.stream().toList());
    }

    private List<String> narrowings() {
        List<String> all = new ArrayList<>(narrowed);
        String profile = facts.getOrDefault(Reported.PROFILE, "unknown");
        if (!profile.equals(Profile.FULL.id())) {
            all.add("the profile is " + profile + ": run with -Dconformance.profile=full");
        }
        String budget = facts.getOrDefault(Reported.BUDGET, "1.0");
        if (Double.parseDouble(budget) < 1) {
            all.add("budget() of the test class is " + budget + ", less than 1.0");
        }
        return all;
    }
}
