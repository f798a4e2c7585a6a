package dev.cairn.core.history;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Edges of a graph whose nodes are numbers, in compressed rows: the edges of a node stand side by side. */
final class Adjacency {
    private final int[] ends;
    private final int[] targets;

    private Adjacency(int[] ends, int[] targets) {
        this.ends = ends;
        this.targets = targets;
    }

    /**
     * Makes the edges of nodes 0, 1, 2 and so on.
     *
     * @param ends for each node, where its edges end in {@code targets}
     */
    static Adjacency of(ImmutableIntArray ends, ImmutableIntArray targets) {
        return new Adjacency(ends.toArray(), targets.toArray());
    }

    int nodes() {
        return ends.length;
    }

    void forEach(int node, IntConsumer action) {
        for (int i = start(node); i < ends[node]; i++) {
            action.accept(targets[i]);
        }
    }

    boolean any(int node, IntPredicate condition) {
        for (int i = start(node); i < ends[node]; i++) {
            if (condition.test(targets[i])) {
                return true;
            }
        }
        return false;
    }

    Adjacency reversed() {
        int[] next = new int[ends.length + 1];
        for (int target : targets) {
            next[target + 1]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] sources = new int[targets.length];
        for (int node = 0; node < ends.length; node++) {
            int source = node;
            forEach(node, target -> sources[next[target]++] = source);
        }
        return new Adjacency(Arrays.copyOf(next, ends.length), sources);
    }

    private int start(int node) {
        return node == 0 ? 0 : ends[node - 1];
    }
}
