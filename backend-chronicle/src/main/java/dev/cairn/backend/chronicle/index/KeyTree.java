package dev.cairn.backend.chronicle.index;

import dev.cairn.api.KeyRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a table in unsigned byte order of their keys: an immutable B+-tree, with 16 to 64 entries or nodes in a node
 * (docs/decisions/0011). A tree with changes shares with the one before the nodes below which nothing was changed, but for those that are
 * joined with one that became too narrow; each other one is made once, however many changes there are below it.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <E> what is kept; each entry is found by its own key
 */
public final class KeyTree<E extends Keyed> {
    private final TreeNode<E> root;
    private final long size;

    private KeyTree(TreeNode<E> root, long size) {
        this.root = root;
        this.size = size;
    }

    /** Returns a tree that holds nothing. */
    public static <E extends Keyed> KeyTree<E> empty() {
        return new KeyTree<>(TreeNode.emptyLeaf(), 0);
    }

    TreeNode<E> root() {
        return root;
    }

    /** Returns the number of entries. */
    public long size() {
        return size;
    }

    /** Returns the entry of a key; {@code null} if there is none. Costs a search in each of as many nodes as the tree is high. */
    public @Nullable E get(byte[] key) {
        return root.get(Prefixes.of(key), key);
    }

    /**
     * Returns the tree with changes made.
     *
     * @param replaced takes what this tree holds and the other does not
     */
    public KeyTree<E> with(KeyChanges<E> changes, List<? super E> replaced) {
        int before = replaced.size();
        TreeLevel<E> nodes = new TreeLevel<>(root.height() + 1, 1);
        root.merge(changes, 0, changes.size(), replaced, nodes);
        return new KeyTree<>(nodes.root(), size + changes.puts() - (replaced.size() - before));
    }

    /**
     * Receives entries; returns whether it wants more.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Visitor<E, X extends Exception> {
        boolean visit(E entry) throws X;
    }

    /** Hands on the entries in a range, in order, until {@code visitor} wants no more, or throws. */
    public <X extends Exception> void scan(KeyRange range, Visitor<? super E, X> visitor) throws X {
        root.walk(range, range.from(), range.to(), (leaf, from, to) -> {
            for (int place = from; place < to; place++) {
                if (!visitor.visit(leaf.entry(place))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Returns how many entries lie in a range: of a part, looks at each leaf, but not at each entry. */
    public long count(KeyRange range) {
        if (range.equals(KeyRange.all())) {
            return size;
        }
        long[] count = {0};
        root.walk(range, range.from(), range.to(), (leaf, from, to) -> {
            count[0] += Math.max(0, to - from);
            return true;
        });
        return count[0];
    }
}
