package dev.cairn.core.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Kahn's algorithm: dependencies first; of the nodes that are ready, the smallest by a given order. So the result depends on nothing
 * but the graph and that order. Not thread-safe.
 */
final class TopologicalSort {
    private static final int OUTSIDE = -1;

    private final Adjacency dependencies;
    private final Adjacency dependents;
    private final int[] pending;

    TopologicalSort(Adjacency dependencies) {
        this.dependencies = dependencies;
        this.dependents = dependencies.reversed();
        this.pending = new int[dependencies.nodes()];
        Arrays.fill(pending, OUTSIDE);
    }

    /** Returns distinct nodes in order, as if there were no others; of a cycle, and of what depends on it, none. */
    int[] sort(int[] nodes, Comparator<Integer> ties) {
        for (int node : nodes) {
            pending[node] = 0;
        }
        for (int node : nodes) {
            dependencies.forEach(node, below -> pending[node] += pending[below] == OUTSIDE ? 0 : 1);
        }
        int[] sorted = take(nodes, ties);
        for (int node : nodes) {
            pending[node] = OUTSIDE;
        }
        return sorted;
    }

    private int[] take(int[] nodes, Comparator<Integer> ties) {
        PriorityQueue<Integer> ready = new PriorityQueue<>(ties);
        for (int node : nodes) {
            if (pending[node] == 0) {
                ready.add(node);
            }
        }
        int[] sorted = new int[nodes.length];
        int count = 0;
        while (!ready.isEmpty()) {
            int node = ready.remove();
            sorted[count++] = node;
            dependents.forEach(node, above -> {
                if (pending[above] > 0 && --pending[above] == 0) {
                    ready.add(above);
                }
            });
        }
        return Arrays.copyOf(sorted, count);
    }
}
