package dev.cairn.core.history;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * One search for few dependencies.
 *
 * <p>Whatever covers a topmost change of the meaning with all of its history covers everything below it. So only topmost changes must be covered,
 * each by itself, or by a tag that has it as a tip, lies within the meaning, and has all history of its members. Changes without all of their
 * history can only be covered by tags: those come first.
 */
final class ReductionSearch {
    private final SortedSet<Hash> given;
    private final HistoryIndex index;
    private final Meaning meaning;
    private final TagTree tree;
    private final TagNodes nodes;
    private final Map<TagNode, int[]> candidates = new LinkedHashMap<>();

    ReductionSearch(SortedSet<Hash> given, HistoryIndex index, TagReader tags) {
        this.given = given;
        this.index = index;
        this.meaning = new Meaning(index);
        this.tree = new TagTree(index);
        this.nodes = new TagNodes(index, tree, new TagContents(tags, List::of), meaning::contains);
        tags.channels().flatMap(tags::tags).filter(this::isHere).forEach(tag -> {
            TagNode node = nodes.of(tag);
            if (nodes.liesInside(node) && hasNoGaps(node)) {
                candidates.put(node, tips(tag));
            }
        });
    }

    private boolean isHere(ConsolidatingTag tag) {
        boolean stands = !tag.tips().isEmpty() && tag.tips().stream().allMatch(tip -> index.id(tip) >= 0);
        return stands || index.id(tag.hash()) >= 0;
    }

    /** What a member depends on must be in the expansion; a tag that it depends on, by all that this tag stands for. */
    private boolean hasNoGaps(TagNode tag) {
        BitSet seen = new BitSet();
        IntStack open = new IntStack();
        for (int gap : tree.gaps(tag)) {
            open.push(gap);
        }
        boolean whole = true;
        while (whole && !open.isEmpty()) {
            int node = open.pop();
            whole = !index.isChange(node) || tree.contains(tag, node);
            if (!index.isChange(node) && !seen.get(node)) {
                seen.set(node);
                index.dependencies().forEach(node, open::push);
            }
        }
        return whole;
    }

    /** A tag made by hand may have no tips; any of its members may be topmost then. */
    private int[] tips(ConsolidatingTag tag) {
        IntStream.Builder tips = IntStream.builder();
        tag.tips().forEach(tip -> tips.add(index.id(tip)));
        if (tag.tips().isEmpty()) {
            index.dependencies().forEach(index.id(tag.hash()), tips);
        }
        return tips.build().filter(tip -> tip >= 0).toArray();
    }

    Reduction reduce() {
        BitSet covered = new BitSet();
        List<TagNode> chosen = new PartCover(index, meaning, nodes).choose(covered);
        int[] heads = meaning.heads(covered);
        HeadCover cover = new HeadCover();
        offerTo(cover, heads);
        Set<TagNode> tags = new HashSet<>(chosen);
        tags.addAll(cover.choose());
        List<Hash> changes = IntStream.of(heads)
                .filter(head -> !cover.isCovered(head))
                .boxed()
                .sorted(Comparator.comparingInt(index::position))
                .map(index::hash)
                .toList();
        return tags.size() + changes.size() <= given.size() ? reduction(tags, changes) : asGiven();
    }

    private void offerTo(HeadCover cover, int[] heads) {
        BitSet isHead = new BitSet();
        IntStream.of(heads).forEach(isHead::set);
        candidates.forEach((tag, tips) -> {
            List<Integer> covers = IntStream.of(tips)
                    .filter(tip -> isHead.get(tip) && tree.contains(tag, tip))
                    .distinct()
                    .boxed()
                    .toList();
            if (!covers.isEmpty()) {
                cover.offer(tag, covers);
            }
        });
    }

    private Reduction asGiven() {
        List<TagNode> tags = new ArrayList<>();
        given.forEach(hash -> nodes.find(hash).ifPresent(tags::add));
        List<Hash> changes = IntStream.of(index.order())
                .filter(node -> node != HistoryIndex.ROOT && index.isChange(node) && given.contains(index.hash(node)))
                .mapToObj(index::hash)
                .toList();
        return reduction(tags, changes);
    }

    private static Reduction reduction(Collection<TagNode> tags, List<Hash> changes) {
        return new Reduction(
                tags.stream()
                        .sorted(HeadCover.NEWEST_FIRST)
                        .map(tag -> tag.hash)
                        .toList(),
                changes);
    }
}
