package dev.cairn.core.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What some dependencies mean: the union of what each stands for (domain.md section 8). A change stands for its whole history, a tag for its
 * expansion and no more. So where history was inserted behind a tag, the meaning has changes without all of their history.
 */
final class Meaning {
    private final HistoryIndex index;
    private final BitSet changes = new BitSet();
    private final BitSet followed = new BitSet();
    private final BitSet whole = new BitSet();

    /** Takes the meaning of what was asked of {@code index}. */
    Meaning(HistoryIndex index) {
        this.index = index;
        follow();
        for (int node : index.order()) {
            whole.set(node, isWhole(node));
        }
    }

    /** Below a tag are members, which count alone, and its base; below a change is history. */
    private void follow() {
        IntStack open = new IntStack();
        open.push(HistoryIndex.ROOT);
        while (!open.isEmpty()) {
            int node = open.pop();
            boolean hasHistory = node == HistoryIndex.ROOT || index.isChange(node);
            index.dependencies().forEach(node, below -> {
                boolean isChange = index.isChange(below);
                if (isChange) {
                    changes.set(below);
                }
                if ((hasHistory || !isChange) && !followed.get(below)) {
                    followed.set(below);
                    open.push(below);
                }
            });
        }
    }

    private boolean isWhole(int node) {
        boolean isChange = index.isChange(node);
        IntPredicate there = below -> (isChange || !index.isChange(below)) ? whole.get(below) : changes.get(below);
        return node != HistoryIndex.ROOT
                && (!isChange || changes.get(node))
                && !index.dependencies().any(node, there.negate());
    }

    boolean contains(int change) {
        return changes.get(change);
    }

    /** Returns whether a tag is one of those whose expansions make the meaning up. */
    boolean isFollowed(int tag) {
        return followed.get(tag);
    }

    /** Returns the changes that are here without all of their history. */
    BitSet parts() {
        BitSet parts = (BitSet) changes.clone();
        parts.andNot(whole);
        return parts;
    }

    /**
     * Returns the changes that must be told, so that with {@code covered} all changes with their history are: of those with something in
     * their history that is not covered, the ones on which no other depends; in the order of history.
     */
    int[] heads(BitSet covered) {
        BitSet uncovered = uncovered(covered);
        BitSet reached = new BitSet();
        BitSet below = new BitSet();
        List<Integer> heads = new ArrayList<>();
        for (int i = index.order().length - 1; i >= 0; i--) {
            int node = index.order()[i];
            if (index.isChange(node) && whole.get(node) && !reached.get(node)) {
                heads.add(node);
                below.set(node);
            }
            if (below.get(node)) {
                boolean isChange = index.isChange(node);
                index.dependencies().forEach(node, dependency -> {
                    reached.set(dependency);
                    below.set(dependency, below.get(dependency) || isChange || !index.isChange(dependency));
                });
            }
        }
        return heads.stream().mapToInt(Integer::intValue).filter(uncovered::get).toArray();
    }

    private BitSet uncovered(BitSet covered) {
        BitSet uncovered = new BitSet();
        for (int node : index.order()) {
            boolean itself = index.isChange(node) && !covered.get(node);
            uncovered.set(node, itself || index.dependencies().any(node, uncovered::get));
        }
        return uncovered;
    }
}
