package dev.cairn.core.history;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of each change. Asked of the history once, however many tags have the change as a member; kept without the evidence, of
 * which the totals know nothing, so that few different values remain. Not thread-safe.
 */
final class ChangeFacts {
    private static final Evidence NO_EVIDENCE = new Evidence("", Evidence.Strength.WEAK, "");

    private record Fact(ChangeAttribution attribution, Optional<ChangeKind> kind) {}

    private final HistoryIndex index;
    private final ChangeGraph graph;
    private final int evidenceRules;
    private final Consumer<Change> receiver;
    private final Interner<Fact> interner = Interners.newStrongInterner();
    private final @Nullable Fact[] facts;

    /**
     * Reads the changes of {@code index}.
     *
     * @param receiver takes all that is known of a change when it is first looked at
     */
    ChangeFacts(HistoryIndex index, ChangeGraph graph, int evidenceRules, Consumer<Change> receiver) {
        this.index = index;
        this.graph = graph;
        this.evidenceRules = evidenceRules;
        this.receiver = receiver;
        this.facts = new Fact[index.size()];
    }

    AttributionTotals totals(int[] members) {
        return IntStream.of(members).mapToObj(this::change).collect(AttributionTotals.collector());
    }

    /** Looks at a change. */
    AttributedChange change(int id) {
        Fact fact = facts[id];
        if (fact == null) {
            Change change = read(index.hash(id));
            receiver.accept(change);
            fact = interner.intern(new Fact(withoutEvidence(change.attribution()), change.kind()));
            facts[id] = fact;
        }
        return new AttributedChange(fact.attribution, Instant.ofEpochSecond(index.seconds(id)), fact.kind);
    }

    /** Asks for the text of a change before its files: a history that reads the one meets the other. */
    private Change read(Hash change) {
        ChangeAttribution attribution = graph.attribution(change);
        return new Change(
                change,
                graph.dependencies(change),
                graph.timestamp(change),
                graph.kind(change),
                attribution,
                evidenceRules);
    }

    private static ChangeAttribution withoutEvidence(ChangeAttribution attribution) {
        return new ChangeAttribution(
                attribution.authorship(),
                attribution.contributions().stream()
                        .map(ChangeFacts::withoutEvidence)
                        .toList());
    }

    private static Contribution withoutEvidence(Contribution part) {
        return new Contribution(
                part.agent(), part.provider(), part.model(), part.type(), part.confidence(), NO_EVIDENCE);
    }
}
