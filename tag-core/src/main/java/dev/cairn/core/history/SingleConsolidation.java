package dev.cairn.core.history;

import com.google.common.collect.ImmutableSortedSet;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ConsolidationException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plans one tag, as somebody asked for it (domain.md section 7). */
final class SingleConsolidation implements AutoCloseable {
    private final ConsolidationOptions options;
    private final TagReader tags;
    private final ChangeGraph graph;
    private final TagPlanner planner;
    private final SortedSet<Hash> tips;

    /**
     * Reads the history of {@code tips}.
     *
     * @param tips one or more; what another of them depends on is no tip
     * @param changes takes the members of the tag when it is planned
     */
    SingleConsolidation(
            Collection<Hash> tips,
            ConsolidationOptions options,
            TagReader tags,
            ChangeGraph graph,
            int evidenceRules,
            Consumer<Change> changes) {
        this.options = options;
        this.tags = tags;
        this.graph = graph;
        this.planner = TagPlanner.read(ImmutableSortedSet.copyOf(tips), graph, tags, evidenceRules, changes);
        this.tips = maximal(ImmutableSortedSet.copyOf(tips), planner.index());
    }

    Addition plan(String channel) {
        refuseStandingTag();
        options.names().forEach(this::refuseTakenName);
        TagDraft draft = new TagDraft(
                channel,
                tips,
                options.timestamp(),
                options.version(),
                options.message(),
                options.createdBy(),
                options.metadata());
        PlannedTag planned = plan(draft, options.since().map(this::since));
        return new Addition(tips, Optional.of(planned), planned.tag().hash(), options.names());
    }

    /** Ends what reads ahead. */
    @Override
    public void close() {
        planner.close();
    }

    private PlannedTag plan(TagDraft draft, Optional<TagNode> since) {
        List<PlannedTag> planned = new ArrayList<>(1);
        planner.walk((node, nearest) -> {
            if (node != HistoryIndex.ROOT) {
                return null;
            }
            TagPlanner.Plan plan = planner.plan(draft, node, nearest, since.orElse(null));
            planned.add(plan.tag());
            return plan.node();
        });
        return planned.get(0);
    }

    private static SortedSet<Hash> maximal(SortedSet<Hash> tips, HistoryIndex index) {
        BitSet at = new BitSet();
        tips.forEach(tip -> at.set(index.id(tip)));
        BitSet below = new BitSet();
        for (int i = index.size() - 1; i >= 0; i--) {
            int node = index.order()[i];
            if (at.get(node) || below.get(node)) {
                index.dependencies().forEach(node, below::set);
            }
        }
        return tips.stream()
                .filter(tip -> !below.get(index.id(tip)))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Hash::compareTo));
    }

    private void refuseStandingTag() {
        Addition.standingAt(tags, tips).ifPresent(tag -> {
            throw new ConsolidationException(
                    Reason.ALREADY_TAGGED,
                    tag,
                    "consolidating tag " + described(tag) + " already stands at " + shownTips()
                            + "; a tag never changes. Give it a further name, or tag another change.");
        });
    }

    private void refuseTakenName(String name) {
        Addition.holder(tags, name).ifPresent(tag -> {
            throw new ConsolidationException(
                    Reason.NAME_TAKEN,
                    tag,
                    "name '" + name + "' points to tag " + tag + "; names are unique. Choose another.");
        });
    }

    private TagNode since(Hash base) {
        if (!tags.hasTag(base)) {
            throw noTag(base);
        }
        return planner.find(base)
                .orElseThrow(() -> new ConsolidationException(
                        Reason.BASE_NOT_IN_HISTORY,
                        base,
                        "consolidating tag " + described(base) + " is not in the history of " + shownTips()
                                + ", and cannot be its base"));
    }

    private ConsolidationException noTag(Hash base) {
        try {
            graph.timestamp(base);
        } catch (UnknownChangeException e) {
            return new ConsolidationException(
                    Reason.UNKNOWN_BASE, base, base + ", the base for " + shownTips() + ", is not stored");
        }
        return new ConsolidationException(
                Reason.BASE_IS_NO_TAG,
                base,
                base + ", the base for " + shownTips() + ", is a change and no consolidating tag. Tag it first.");
    }

    private String described(Hash tag) {
        return tags.names(tag).stream()
                .findFirst()
                .map(name -> name + " (" + tag + ")")
                .orElseGet(tag::toString);
    }

    private String shownTips() {
        return tips.stream().limit(5).map(Hash::toString).collect(Collectors.joining(", "))
                + (tips.size() <= 5 ? "" : " and " + (tips.size() - 5) + " more");
    }
}
