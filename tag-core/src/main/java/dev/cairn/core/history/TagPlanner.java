package dev.cairn.core.history;

import com.google.common.primitives.Ints;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans tags in one part of history: walks it once, dependencies first, and carries along for each node the nearest tag in its history.
 * Nothing is written. Not thread-safe.
 */
final class TagPlanner implements AutoCloseable {
    /** What is done at each node on the way. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Called for each node, when everything below it has been visited.
         *
         * @param nearest the nearest tag that stands in the history of the node
         * @return the tag that stands at the node from now on, if one was planned
         */
        @Nullable
        TagNode visit(int node, @Nullable TagNode nearest);
    }

    private final HistoryIndex index;
    private final TagTree tree;
    private final StandingTags standing;
    private final MemberWalk walk;
    private final BitSet stored;
    private final ChangeFacts facts;
    private final int evidenceRules;

    private TagPlanner(
            HistoryIndex index, ChangeGraph graph, TagReader tags, int evidenceRules, Consumer<Change> receiver) {
        this.index = index;
        this.tree = new TagTree(index);
        this.standing = StandingTags.load(index, tree, tags);
        this.walk = new MemberWalk(index, tree);
        this.stored = stored(index, tags);
        this.facts = new ChangeFacts(index, graph, evidenceRules, stored, receiver);
        this.evidenceRules = evidenceRules;
    }

    /**
     * Reads the history of some changes, and the tags that stand in it; needs {@code tags} no longer than that.
     *
     * @param receiver takes what is known of each change that is looked at and not stored, once
     */
    static TagPlanner read(
            Collection<Hash> top, ChangeGraph graph, TagReader tags, int evidenceRules, Consumer<Change> receiver) {
        return new TagPlanner(HistoryIndexer.index(top, graph, tags), graph, tags, evidenceRules, receiver);
    }

    /** Looks for the changes by the first bytes of their digests, as a store has them: what one finds in memory serves the next. */
    private static BitSet stored(HistoryIndex index, TagReader tags) {
        BitSet stored = new BitSet();
        IntStream.range(0, index.size())
                .filter(index::isChange)
                .mapToLong(id -> (long) Ints.fromByteArray(index.hash(id).digest()) << Integer.SIZE | id)
                .sorted()
                .mapToInt(place -> (int) place)
                .filter(id -> tags.hasChange(index.hash(id)))
                .forEach(stored::set);
        return stored;
    }

    HistoryIndex index() {
        return index;
    }

    /** Returns a stored tag that stands in this part of history. */
    Optional<TagNode> find(Hash tag) {
        return standing.find(tag);
    }

    /** Returns the changes of this part of history that stored tags have as members, but that are not stored themselves. */
    BitSet missingChanges() {
        BitSet missing = new BitSet();
        for (int id = 0; id < index.size(); id++) {
            missing.set(id, index.isChange(id) && tree.isMember(id) && !stored.get(id));
        }
        return missing;
    }

    /** Looks at some changes, dependencies first. */
    void lookAt(BitSet changes) {
        int[] ordered = IntStream.of(index.order()).filter(changes::get).toArray();
        facts.expect(ordered);
        IntStream.of(ordered).forEach(facts::change);
    }

    void walk(Visitor visitor) {
        @Nullable TagNode[] nearest = new TagNode[index.size()];
        for (int node : index.order()) {
            Nearest best = new Nearest();
            index.dependencies().forEach(node, below -> best.offer(nearest[below]));
            standing.at(node).forEach(best::offer);
            best.offer(visitor.visit(node, best.tag));
            nearest[node] = best.tag;
        }
    }

    private static final class Nearest {
        private @Nullable TagNode tag;

        void offer(@Nullable TagNode other) {
            if (tag == null || (other != null && TagNode.NEAREST_FIRST.compare(other, tag) < 0)) {
                tag = other;
            }
        }
    }

    /** Plans a tag at once: {@link #begin} and {@link #finish}. */
    Plan plan(TagDraft draft, int node, @Nullable TagNode nearest, @Nullable TagNode since) {
        Begun begun = begin(draft, node, nearest, since);
        return new Plan(finish(begun), begun.node());
    }

    /** A tag that is planned, and its place among the others. */
    record Plan(PlannedTag tag, TagNode node) {}

    /**
     * Begins to plan a tag at {@code node}: with all but the facts of its members, which may be read meanwhile.
     *
     * @param nearest the nearest tag in its history
     * @param since the tag to start from instead
     */
    Begun begin(TagDraft draft, int node, @Nullable TagNode nearest, @Nullable TagNode since) {
        TagNode base = since == null ? nearest : since;
        int[] members = walk.members(node, base);
        List<Hash> hashes = IntStream.of(members).mapToObj(index::hash).toList();
        ConsolidatingTag tag = build(draft, hashes, nearest, since);
        TagNode made = tree.add(tag.hash(), tag.consolidationTimestamp(), base, members);
        facts.expect(members);
        return new Begun(tag, hashes, members, made);
    }

    /** A tag without its summary, and its place among the others. */
    // Nobody asks whether two are equal, so that of the arrays does not matter.
    @SuppressWarnings("ArrayRecordComponent")
    record Begun(ConsolidatingTag tag, List<Hash> hashes, int[] members, TagNode node) {}

    /** Ends to plan a tag; the tags in the order in which they were begun. */
    PlannedTag finish(Begun begun) {
        AttributionSummary summary =
                new AttributionSummary(begun.tag.hash(), facts.totals(begun.members), evidenceRules);
        return new PlannedTag(begun.tag, begun.hashes, summary);
    }

    /** Ends what reads ahead. */
    @Override
    public void close() {
        facts.close();
    }

    private static ConsolidatingTag build(
            TagDraft draft, List<Hash> members, @Nullable TagNode nearest, @Nullable TagNode since) {
        boolean hasBase = nearest != null || since != null;
        ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
                .channel(draft.channel())
                .consolidationTimestamp(clamped(draft.timestamp()))
                .tips(draft.tips())
                .dependencyCountBefore(members.size() + (hasBase ? 1L : 0L))
                .consolidatedChangeCount(members.size())
                .metadata(draft.metadata());
        draft.version().ifPresent(tag::version);
        draft.message().ifPresent(tag::message);
        draft.createdBy().ifPresent(tag::createdBy);
        if (nearest != null) {
            tag.previousConsolidation(nearest.hash);
        }
        if (since != null) {
            tag.consolidatesSince(since.hash);
        }
        return tag.buildHashed(members);
    }

    private static Instant clamped(Instant timestamp) {
        Instant seconds = timestamp.truncatedTo(ChronoUnit.SECONDS);
        if (seconds.isBefore(ConsolidatingTag.EARLIEST)) {
            return ConsolidatingTag.EARLIEST;
        }
        return seconds.isAfter(ConsolidatingTag.LATEST) ? ConsolidatingTag.LATEST : seconds;
    }
}
