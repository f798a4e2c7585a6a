package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the configuration parameters or system properties {@code conformance.seed}, {@code only} and {@code profile} ask for. */
final class Replay {
    /** Asks for one rule alone. */
    static final String ONLY = "conformance.only";

    private final ExtensionContext context;

    Replay(ExtensionContext context) {
        this.context = context;
    }

    /** Returns how thoroughly to look. */
    Profile profile() {
        return context.getConfigurationParameter("conformance.profile")
                .map(Profile::parse)
                .orElse(Profile.DEFAULT);
    }

    /** Returns the seed to repeat, or a new one. */
    long seed() {
        return context.getConfigurationParameter("conformance.seed", Long::valueOf)
                .orElseGet(() -> new SplittableRandom().nextLong(1_000_000));
    }

    /**
     * Returns whether a rule is to be tested: every one, unless one alone is asked for.
     *
     * @throws IllegalArgumentException if that is not a rule: a slip of the pen must not pass for success
     */
    boolean includes(Rule rule) {
        return only().map(rule::equals).orElse(true);
    }

    private Optional<Rule> only() {
        return context.getConfigurationParameter(ONLY).map(Replay::rule);
    }

    private static Rule rule(String id) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("conformance.only is '" + id + "'. The rules are: "
                        + String.join(
                                ", ", Arrays.stream(Rule.values()).map(Rule::id).toList())));
    }
}
