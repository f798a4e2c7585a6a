package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the system properties {@code conformance.seed} and {@code conformance.only} ask for. */
final class Replay {
    private Replay() {}

    /** Returns the seed to repeat, or a new one. */
    static long seed() {
        Long asked = Long.getLong("conformance.seed");
        return asked == null ? new SplittableRandom().nextInt(1_000_000) : asked;
    }

    /**
     * Returns the one rule to run, if only one is asked for.
     *
     * @throws IllegalArgumentException if there is no such rule: a slip of the pen must not pass for success
     */
    static Optional<Rule> only() {
        return Optional.ofNullable(System.getProperty("conformance.only"))
                .map(id -> Arrays.stream(Rule.values())
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("conformance.only is '" + id + "'. The rules are: "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(Rule.values())
                                                        .map(Rule::id)
                                                        .toList()))));
    }
}
