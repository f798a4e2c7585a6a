package dev.cairn.git.evidence;

import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.core.SuggestionType;
import dev.cairn.git.evidence.Mention.Model;
import dev.cairn.git.objects.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what the sources say about one commit, and says each thing once for each source, with its strongest evidence there. */
final class Contributions {
    private static final int MAX_CONTRIBUTIONS = 100;

    /** The longest text of evidence; what is longer is cut. */
    static final int MAX_TEXT = 1000;

    private final Map<Key, Contribution> found = new LinkedHashMap<>();

    /** Adds what a mention says: a contribution for each model, or one without a model. */
    void add(EvidenceKind kind, Strength strength, String text, Mention mention) {
        Agent agent = mention.agent().orElse(Agent.UNNAMED);
        Evidence evidence = new Evidence(kind.source(), strength, Text.cut(text, MAX_TEXT));
        List<Model> named = mention.models().stream()
                .filter(model -> model.name().isPresent())
                .toList();
        for (Model model : named) {
            add(contribution(agent, model.provider(), model.name(), kind, evidence));
        }
        if (named.isEmpty()) {
            String provider =
                    mention.models().stream().findFirst().map(Model::provider).orElse(agent.provider());
            add(contribution(agent, provider, Optional.empty(), kind, evidence));
        }
    }

    private static Contribution contribution(
            Agent agent, String provider, Optional<String> model, EvidenceKind kind, Evidence evidence) {
        return new Contribution(agent.name(), provider, model, kind.type(), Optional.empty(), evidence);
    }

    private void add(Contribution contribution) {
        Key key = new Key(
                contribution.agent(),
                contribution.provider(),
                contribution.model(),
                contribution.type(),
                contribution.evidence().source());
        if (found.containsKey(key) || found.size() < MAX_CONTRIBUTIONS) {
            found.merge(key, contribution, Contributions::stronger);
        }
    }

    private static Contribution stronger(Contribution first, Contribution second) {
        return second.evidence().strength().compareTo(first.evidence().strength()) > 0 ? second : first;
    }

    /** Returns the contributions in the order in which they were found. */
    List<Contribution> toList() {
        List<Contribution> contributions = new ArrayList<>();
        found.values().forEach(contribution -> contributions.add(withMakerOfItsModel(contribution)));
        return contributions;
    }

    /** An agent whose model stands in another line is that maker's there too: aider's author name does not tell the model. */
    private Contribution withMakerOfItsModel(Contribution contribution) {
        if (contribution.model().isPresent()) {
            return contribution;
        }
        Set<String> makers = found.values().stream()
                .filter(other -> other.agent().equals(contribution.agent())
                        && other.model().isPresent())
                .map(Contribution::provider)
                .collect(Collectors.toSet());
        return makers.size() != 1
                ? contribution
                : new Contribution(
                        contribution.agent(),
                        makers.iterator().next(),
                        contribution.model(),
                        contribution.type(),
                        contribution.confidence(),
                        contribution.evidence());
    }

    private record Key(String agent, String provider, Optional<String> model, SuggestionType type, String source) {}
}
