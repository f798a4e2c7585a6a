package dev.cairn.core.history;

import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what some changes depend on, breadth first, so that the list of nodes is the queue as well. */
final class HistoryIndexer {
    private final ChangeGraph graph;
    private final TagContents tags;
    private final NodeLabels labels;
    private final BitSet changes = new BitSet();
    private final ImmutableLongArray.Builder seconds = ImmutableLongArray.builder();
    private final ImmutableIntArray.Builder ends = ImmutableIntArray.builder();
    private final ImmutableIntArray.Builder targets = ImmutableIntArray.builder();
    private int edges;

    private HistoryIndexer(Hash root, ChangeGraph graph, TagReader tags) {
        this.labels = new NodeLabels(root);
        this.graph = graph;
        this.tags = new TagContents(tags, List::of);
    }

    /**
     * Returns the history of some changes.
     *
     * @param top one change or more
     * @throws dev.cairn.core.UnknownChangeException if a change is not there
     * @throws ExpansionException if history is a cycle, or if what a tag in it stands for cannot be told
     */
    static HistoryIndex index(Collection<Hash> top, ChangeGraph graph, TagReader tags) {
        HistoryIndexer indexer = new HistoryIndexer(top.iterator().next(), graph, tags);
        indexer.add(0, top);
        for (int id = 1; id < indexer.labels.size(); id++) {
            indexer.read(id);
        }
        return new HistoryIndex(
                indexer.labels,
                indexer.seconds.build().toArray(),
                indexer.changes,
                Adjacency.of(indexer.ends.build(), indexer.targets.build()));
    }

    private void read(int id) {
        Hash hash = labels.get(id);
        Optional<ConsolidatingTag> tag = tags.find(hash);
        if (tag.isPresent()) {
            add(0, below(tag.get()));
        } else {
            changes.set(id);
            add(graph.timestamp(hash).getEpochSecond(), graph.dependencies(hash));
        }
    }

    private Collection<Hash> below(ConsolidatingTag tag) {
        List<Hash> below = new ArrayList<>(tags.members(tag));
        tags.base(tag).map(ConsolidatingTag::hash).ifPresent(below::add);
        return below;
    }

    private void add(long time, Collection<Hash> below) {
        seconds.add(time);
        below.forEach(hash -> targets.add(labels.add(hash)));
        edges += below.size();
        ends.add(edges);
    }
}
