package dev.cairn.core;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two sources of evidence that cannot both be right about one change: one attests it to people alone and one names an agent, or both name
 * providers and none in common. A source that is silent contradicts nothing, and neither does one that names AI without a provider.
 *
 * @param source one source
 * @param says what it says
 * @param otherSource the other one, perhaps of the same name
 * @param otherSays what that says
 */
public record Contradiction(String source, String says, String otherSource, String otherSays) {
    /** The provider that stands for AI of whatever make. */
    private static final String UNKNOWN = "unknown";

    /** Returns the contradictions within the evidence of one change, in order of sources. */
    static List<Contradiction> in(ChangeAttribution attribution) {
        NavigableMap<String, Set<String>> providers = providers(attribution);
        List<Contradiction> found = new ArrayList<>();
        for (Evidence people : attribution.attestations()) {
            attribution.contributions().stream()
                    .map(part -> new Contradiction(
                            people.source(), "people alone", part.evidence().source(), part.agent()))
                    .distinct()
                    .forEach(found::add);
        }
        providers.forEach((source, named) -> providers.tailMap(source, false).forEach((other, otherNamed) -> {
            if (named.stream().noneMatch(otherNamed::contains)) {
                found.add(new Contradiction(source, String.join(", ", named), other, String.join(", ", otherNamed)));
            }
        }));
        return found;
    }

    private static NavigableMap<String, Set<String>> providers(ChangeAttribution attribution) {
        NavigableMap<String, Set<String>> providers = new TreeMap<>(Texts.ORDER);
        for (Contribution part : attribution.contributions()) {
            if (!part.provider().equals(UNKNOWN)) {
                providers
                        .computeIfAbsent(part.evidence().source(), source -> new TreeSet<>(Texts.ORDER))
                        .add(part.provider());
            }
        }
        return providers;
    }

    /** Returns it as a clause. */
    @Override
    public String toString() {
        return source + " says " + says + ", " + otherSource + " says " + otherSays;
    }
}
