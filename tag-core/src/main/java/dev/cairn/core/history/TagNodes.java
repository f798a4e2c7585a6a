package dev.cairn.core.history;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** The stored tags in the tree of bases, each added behind its base. Not thread-safe. */
final class TagNodes {
    private final HistoryIndex index;
    private final TagTree tree;
    private final TagContents contents;
    private final IntPredicate inside;
    private final Map<Hash, TagNode> nodes = new HashMap<>();
    private final Set<TagNode> outside = new HashSet<>();

    /**
     * Adds to {@code tree}.
     *
     * @param inside the changes that {@link #liesInside} is about
     */
    TagNodes(HistoryIndex index, TagTree tree, TagContents contents, IntPredicate inside) {
        this.index = index;
        this.tree = tree;
        this.contents = contents;
        this.inside = inside;
    }

    /** Returns the node of a stored tag. */
    TagNode of(ConsolidatingTag tag) {
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

    /** Returns the node of a tag that was added. */
    Optional<TagNode> find(Hash tag) {
        return Optional.ofNullable(nodes.get(tag));
    }

    /** Returns whether every member of a tag, and of those below it, is in this part of history and inside. */
    boolean liesInside(TagNode tag) {
        return !outside.contains(tag);
    }

    private void add(ConsolidatingTag tag) {
        TagNode base = tag.base().map(nodes::get).orElse(null);
        List<Hash> listed = contents.members(tag);
        int[] members = listed.stream()
                .mapToInt(index::id)
                .filter(id -> id >= 0)
                .distinct()
                .toArray();
        TagNode node = tree.add(tag.hash(), tag.consolidationTimestamp(), base, members);
        tree.findGaps(node, members);
        nodes.put(tag.hash(), node);
        boolean isInside = listed.stream().mapToInt(index::id).allMatch(id -> id >= 0 && inside.test(id));
        if (!isInside || (base != null && outside.contains(base))) {
            outside.add(node);
        }
    }

    private static ExpansionException cycle(Hash hash, Map<Hash, ConsolidatingTag> chain) {
        List<Hash> cycle = new ArrayList<>(chain.keySet());
        cycle.subList(0, cycle.indexOf(hash)).clear();
        cycle.add(hash);
        return new ExpansionException(Reason.CYCLE, hash, cycle, "tag " + hash + " is the base of itself", null);
    }
}
