package dev.cairn.core.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses, of the tags that make a meaning up, some whose expansions hold every change that is there without all of its history: the largest
 * first, as far as they hold one that no other holds yet.
 */
final class PartCover {
    private static final Comparator<TagNode> LARGEST_FIRST =
            Comparator.<TagNode>comparingLong(tag -> tag.size).reversed().thenComparing(HeadCover.NEWEST_FIRST);

    private final HistoryIndex index;
    private final Meaning meaning;
    private final TagNodes nodes;
    private final BitSet left;
    private final BitSet done = new BitSet();

    PartCover(HistoryIndex index, Meaning meaning, TagNodes nodes) {
        this.index = index;
        this.meaning = meaning;
        this.nodes = nodes;
        this.left = meaning.parts();
    }

    /** Returns the tags, and adds what their expansions hold to {@code covered}. Every tag is looked through once, however many are above it. */
    List<TagNode> choose(BitSet covered) {
        List<TagNode> chosen = new ArrayList<>();
        if (left.isEmpty()) {
            return chosen;
        }
        List<TagNode> followed = IntStream.range(0, index.size())
                .filter(node -> node != HistoryIndex.ROOT && !index.isChange(node) && meaning.isFollowed(node))
                .mapToObj(node -> nodes.find(index.hash(node)).orElseThrow())
                .sorted(LARGEST_FIRST)
                .toList();
        for (TagNode tag : followed) {
            int[] expansion = notLookedThrough(index.id(tag.hash));
            if (IntStream.of(expansion).anyMatch(left::get)) {
                chosen.add(tag);
                IntStream.of(expansion).forEach(covered::set);
                IntStream.of(expansion).forEach(left::clear);
            }
        }
        return chosen;
    }

    /** What was looked through before is covered, or holds none of what is left. */
    private int[] notLookedThrough(int tag) {
        IntStream.Builder expansion = IntStream.builder();
        IntStack open = new IntStack();
        open.push(tag);
        while (!open.isEmpty()) {
            int node = open.pop();
            if (!done.get(node)) {
                done.set(node);
                index.dependencies().forEach(node, below -> {
                    if (index.isChange(below)) {
                        expansion.add(below);
                    } else {
                        open.push(below);
                    }
                });
            }
        }
        return expansion.build().toArray();
    }
}
