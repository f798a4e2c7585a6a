package dev.cairn.core.history;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stored tags that stand in a part of history: those whose tips all lie in it. */
final class StandingTags {
    private final HistoryIndex index;
    private final TagTree tree;
    private final TagContents contents;
    private final Map<Hash, TagNode> nodes = new HashMap<>();
    private final Map<Hash, TagNode> standing = new HashMap<>();
    private final ListMultimap<Integer, TagNode> places = ArrayListMultimap.create();

    private StandingTags(HistoryIndex index, TagTree tree, TagReader tags) {
        this.index = index;
        this.tree = tree;
        this.contents = new TagContents(tags, List::of);
    }

    /** Adds to {@code tree} the stored tags that stand in {@code index}, and whatever they are based on. */
    static StandingTags load(HistoryIndex index, TagTree tree, TagReader tags) {
        StandingTags result = new StandingTags(index, tree, tags);
        tags.channels().flatMap(tags::tags).filter(result::stands).forEach(result::place);
        return result;
    }

    /** Returns the tags whose tips come together at {@code node}: all are in its history, but not all in that of a dependency. */
    List<TagNode> at(int node) {
        return places.get(node);
    }

    /** Returns a tag that stands in this part of history. */
    Optional<TagNode> find(Hash tag) {
        return Optional.ofNullable(standing.get(tag));
    }

    private boolean stands(ConsolidatingTag tag) {
        return !tag.tips().isEmpty() && tag.tips().stream().allMatch(tip -> index.id(tip) >= 0);
    }

    private void place(ConsolidatingTag tag) {
        TagNode node = node(tag);
        standing.put(tag.hash(), node);
        places(tag.tips()).forEach(id -> places.put(id, node));
    }

    private IntStream places(Collection<Hash> tips) {
        if (tips.size() == 1) {
            return tips.stream().mapToInt(index::id);
        }
        BitSet above = new BitSet();
        above.set(0, index.size());
        tips.forEach(tip -> above.and(above(index.id(tip))));
        return above.stream().filter(id -> !index.dependencies().any(id, above::get));
    }

    /** Returns the nodes that have {@code tip} in their history. */
    private BitSet above(int tip) {
        BitSet result = new BitSet();
        result.set(tip);
        for (int id : index.order()) {
            if (index.dependencies().any(id, result::get)) {
                result.set(id);
            }
        }
        return result;
    }

    private TagNode node(ConsolidatingTag tag) {
        Map<Hash, ConsolidatingTag> chain = new LinkedHashMap<>();
        Optional<ConsolidatingTag> at = Optional.of(tag);
        while (at.isPresent() && !nodes.containsKey(at.get().hash())) {
            if (chain.put(at.get().hash(), at.get()) != null) {
                throw cycle(at.get().hash(), chain);
            }
            at = contents.base(at.get());
        }
        Deque<ConsolidatingTag> baseFirst = new ArrayDeque<>();
        chain.values().forEach(baseFirst::push);
        baseFirst.forEach(this::add);
        return Objects.requireNonNull(nodes.get(tag.hash()));
    }

    private void add(ConsolidatingTag tag) {
        TagNode base = tag.base().map(nodes::get).orElse(null);
        int[] members = contents.members(tag).stream()
                .mapToInt(index::id)
                .filter(id -> id >= 0)
                .distinct()
                .toArray();
        TagNode node = tree.add(tag.hash(), tag.consolidationTimestamp(), base, members);
        tree.findGaps(node, members);
        nodes.put(tag.hash(), node);
    }

    private static ExpansionException cycle(Hash hash, Map<Hash, ConsolidatingTag> chain) {
        List<Hash> cycle = new ArrayList<>(chain.keySet());
        cycle.subList(0, cycle.indexOf(hash)).clear();
        cycle.add(hash);
        return new ExpansionException(Reason.CYCLE, hash, cycle, "tag " + hash + " is the base of itself", null);
    }
}
