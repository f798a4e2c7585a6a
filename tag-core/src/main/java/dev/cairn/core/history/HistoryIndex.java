package dev.cairn.core.history;

import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A part of history, read once: its changes by number, with what they depend on. A tag that changes depend on is a node too, above its base
 * and its members; and node {@link #ROOT} stands above everything that was asked for. Immutable but for scratch space: not thread-safe.
 */
final class HistoryIndex {
    /** The node above all. */
    static final int ROOT = 0;

    private final NodeLabels labels;
    private final long[] seconds;
    private final BitSet changes;
    private final Adjacency dependencies;
    private final TopologicalSort sort;
    private final int[] order;
    private final int[] positions;

    /** Checks that there is no cycle, and throws {@link ExpansionException} with it if there is one. */
    HistoryIndex(NodeLabels labels, long[] seconds, BitSet changes, Adjacency dependencies) {
        this.labels = labels;
        this.seconds = seconds;
        this.changes = changes;
        this.dependencies = dependencies;
        this.sort = new TopologicalSort(dependencies);
        this.order = sort.sort(IntStream.range(0, labels.size()).toArray(), oldestFirst(this::isChange));
        if (order.length < labels.size()) {
            throw cycle();
        }
        this.positions = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            positions[order[i]] = i;
        }
    }

    /** What is not listed must not move what is: it is passed as soon as it is ready. */
    private Comparator<Integer> oldestFirst(IntPredicate listed) {
        return Comparator.<Integer>comparingLong(id -> listed.test(id) ? seconds[id] : Long.MIN_VALUE)
                .thenComparing(this::hash);
    }

    int size() {
        return labels.size();
    }

    /** Returns the number of a change or tag; -1 if it is not in this part of history. */
    int id(Hash hash) {
        return labels.find(hash);
    }

    /** Returns the change or tag of a node; of {@link #ROOT} one that was asked for. */
    Hash hash(int id) {
        return labels.get(id);
    }

    boolean isChange(int id) {
        return changes.get(id);
    }

    /** Returns when a change was made, in seconds since 1970. */
    long seconds(int id) {
        return seconds[id];
    }

    Adjacency dependencies() {
        return dependencies;
    }

    /** Returns all nodes, dependencies first. */
    int[] order() {
        return order;
    }

    /** Returns where in {@link #order} a node stands. */
    int position(int id) {
        return positions[id];
    }

    /**
     * Lists changes: dependencies first, ties by timestamp, then by hash.
     *
     * @param nodes what is looked at: the changes to list, and all on the ways between them
     */
    int[] sorted(int[] nodes, IntPredicate listed) {
        return IntStream.of(sort.sort(nodes, oldestFirst(listed)))
                .filter(listed)
                .toArray();
    }

    private ExpansionException cycle() {
        BitSet sorted = new BitSet();
        IntStream.of(order).forEach(sorted::set);
        LinkedHashSet<Integer> path = new LinkedHashSet<>();
        int node = sorted.nextClearBit(0);
        while (path.add(node)) {
            node = firstOutside(sorted, node);
        }
        List<Hash> hashes = new ArrayList<>();
        int closing = node;
        path.stream().dropWhile(id -> id != closing).map(this::hash).forEach(hashes::add);
        hashes.add(hash(closing));
        return new ExpansionException(Reason.CYCLE, hash(closing), hashes, hash(closing) + " depends on itself", null);
    }

    private int firstOutside(BitSet sorted, int node) {
        int[] found = {node};
        dependencies.any(node, below -> {
            found[0] = below;
            return !sorted.get(below);
        });
        return found[0];
    }
}
