package dev.cairn.core.history;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stored tags that stand in a part of history: those whose tips all lie in it. */
final class StandingTags {
    private final HistoryIndex index;
    private final TagNodes nodes;
    private final Map<Hash, TagNode> standing = new HashMap<>();
    private final ListMultimap<Integer, TagNode> places = ArrayListMultimap.create();

    private StandingTags(HistoryIndex index, TagTree tree, TagReader tags) {
        this.index = index;
        this.nodes = new TagNodes(index, tree, new TagContents(tags, List::of), change -> true);
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
        TagNode node = nodes.of(tag);
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
}
