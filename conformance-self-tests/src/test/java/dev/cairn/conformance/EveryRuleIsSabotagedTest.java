package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DOM_1;
import static dev.cairn.conformance.Rule.DOM_2;
import static dev.cairn.conformance.Rule.DOM_3;
import static dev.cairn.conformance.Rule.DOM_4;
import static dev.cairn.conformance.Rule.DOM_5;
import static dev.cairn.conformance.Rule.DOM_6;
import static dev.cairn.conformance.Rule.DOM_7;
import static dev.cairn.conformance.Rule.SPI_1;
import static dev.cairn.conformance.Rule.SPI_3;
import static dev.cairn.conformance.Rule.SPI_4;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule is shown to catch somebody, or it says here why nobody can break it alone. */
class EveryRuleIsSabotagedTest {
    private static final String VALUES = "one record put and read back: a backend that changes it breaks VAL-0, and one"
            + " that loses it breaks everything; that this check fails then, DoNothingStoreTest shows";

    private static final Map<Rule, String> NOT_SABOTAGED = Map.ofEntries(
            entry(
                    SPI_1,
                    "without its registration, or under another name, a backend fails every test, which SilentGreenTest"
                            + " shows"),
            entry(
                    SPI_3,
                    "kept by tag-api before any backend is asked; ProviderSelectionTest there shows an unknown name and"
                            + " two providers with one name"),
            entry(
                    SPI_4,
                    "kept by tag-api, which asks a provider before it opens a store and catches linkage errors, as"
                            + " ProviderSelectionTest there shows; a backend that says it cannot run fails every test"),
            entry(DOM_1, VALUES),
            entry(DOM_2, VALUES),
            entry(DOM_3, VALUES),
            entry(DOM_4, VALUES),
            entry(DOM_5, VALUES),
            entry(DOM_6, VALUES),
            entry(DOM_7, VALUES));

    @Test
    void everyRuleCatchesASaboteurOrSaysWhyThereIsNone() {
        Set<Rule> without = EnumSet.allOf(Rule.class);
        without.removeAll(caught());
        assertEquals(NOT_SABOTAGED.keySet(), without);
    }

    private static Set<Rule> caught() {
        return Suspect.all().stream()
                .flatMap(suspect -> suspect.caught().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    }
}
