package dev.cairn.core.history;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.Optional;
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
    private final Interner<Fact> interner = Interners.newStrongInterner();
    private final @Nullable Fact[] facts;

    ChangeFacts(HistoryIndex index, ChangeGraph graph) {
        this.index = index;
        this.graph = graph;
        this.facts = new Fact[index.size()];
    }

    AttributionTotals totals(int[] members) {
        return IntStream.of(members).mapToObj(this::change).collect(AttributionTotals.collector());
    }

    private AttributedChange change(int id) {
        Fact fact = facts[id];
        if (fact == null) {
            fact = interner.intern(read(index.hash(id)));
            facts[id] = fact;
        }
        return new AttributedChange(fact.attribution, Instant.ofEpochSecond(index.seconds(id)), fact.kind);
    }

    private Fact read(Hash change) {
        ChangeAttribution attribution = graph.attribution(change);
        return new Fact(
                new ChangeAttribution(
                        attribution.authorship(),
                        attribution.contributions().stream()
                                .map(ChangeFacts::withoutEvidence)
                                .toList()),
                ChangeKind.ofPaths(graph.paths(change)));
    }

    private static Contribution withoutEvidence(Contribution part) {
        return new Contribution(
                part.agent(), part.provider(), part.model(), part.type(), part.confidence(), NO_EVIDENCE);
    }
}
