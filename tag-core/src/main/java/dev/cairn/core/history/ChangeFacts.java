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
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of each change. Asked of the history once, however many tags have the change as a member; kept without the evidence, of
 * which the totals know nothing, so that few different values remain. Not thread-safe.
 */
final class ChangeFacts implements AutoCloseable {
    private static final Evidence NO_EVIDENCE = new Evidence("", Evidence.Strength.WEAK, "");

    private record Fact(ChangeAttribution attribution, Optional<ChangeKind> kind) {}

    private final HistoryIndex index;
    private final ReadAhead ahead;
    private final BitSet expected = new BitSet();
    private final BitSet stored;
    private final Consumer<Change> receiver;
    private final Interner<Fact> interner = Interners.newStrongInterner();
    private final @Nullable Fact[] facts;

    /**
     * Reads the changes of {@code index}.
     *
     * @param stored the changes that are stored
     * @param receiver takes all that is known of a change that is not when it is first looked at
     */
    ChangeFacts(HistoryIndex index, ChangeGraph graph, int evidenceRules, BitSet stored, Consumer<Change> receiver) {
        this.index = index;
        this.stored = stored;
        this.ahead = new ReadAhead(index, graph, evidenceRules);
        this.receiver = receiver;
        this.facts = new Fact[index.size()];
    }

    /** Says that these changes will be looked at in this order, behind those that were expected before, so that they are read ahead. */
    void expect(int[] changes) {
        for (int id : changes) {
            if (facts[id] == null && !expected.get(id)) {
                expected.set(id);
                ahead.expect(id);
            }
        }
    }

    AttributionTotals totals(int[] members) {
        return IntStream.of(members).mapToObj(this::change).collect(AttributionTotals.collector());
    }

    /** Looks at a change. */
    AttributedChange change(int id) {
        Fact fact = facts[id];
        if (fact == null) {
            Change change = expected.get(id) ? ahead.next(id) : ahead.read(id);
            if (!stored.get(id)) {
                receiver.accept(change);
            }
            fact = interner.intern(new Fact(withoutEvidence(change.attribution()), change.kind()));
            facts[id] = fact;
        }
        return new AttributedChange(fact.attribution, Instant.ofEpochSecond(index.seconds(id)), fact.kind);
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

    /** Ends what reads ahead. */
    @Override
    public void close() {
        ahead.close();
    }
}
