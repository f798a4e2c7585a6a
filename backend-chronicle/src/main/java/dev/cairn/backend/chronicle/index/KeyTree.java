package dev.cairn.backend.chronicle.index;

import dev.cairn.api.KeyRange;
import java.util.function.LongConsumer;

/**
 * The entries of a table in unsigned byte order of their keys: an immutable B+-tree, with 16 to 64 entries or nodes in a node
 * (docs/decisions/0011). An entry is a number, whose key somebody else knows. A tree with changes shares with the one before the nodes below
 * which nothing was changed, but for those that are joined with one that became too narrow; each other one is made once, however many changes
 * there are below it.
 *
 * <p>Safe for use by any number of threads, as long as the key of each of its entries is known.
 */
public final class KeyTree {
    /** No entry. */
    public static final long NONE = 0;

    private final TreeNode root;
    private final long size;

    private KeyTree(TreeNode root, long size) {
        this.root = root;
        this.size = size;
    }

    /**
     * Returns a tree that holds nothing.
     *
     * @param keys those of what it and the trees made of it will hold
     */
    public static KeyTree empty(EntryKeys keys) {
        return new KeyTree(TreeNode.emptyLeaf(keys), 0);
    }

    TreeNode root() {
        return root;
    }

    /** Returns the number of entries. */
    public long size() {
        return size;
    }

    /** Returns the entry of a key; {@link #NONE} if there is none. Costs a search in each of as many nodes as the tree is high. */
    public long get(byte[] key) {
        return root.get(Prefixes.of(key), key);
    }

    /**
     * Returns the tree with changes made.
     *
     * @param replaced takes each entry that this tree holds and the other does not, in order
     */
    public KeyTree with(KeyChanges changes, LongConsumer replaced) {
        long[] gone = {0};
        TreeLevel nodes = new TreeLevel(root.keys(), root.height() + 1, 1);
        root.merge(
                changes,
                0,
                changes.size(),
                entry -> {
                    gone[0]++;
                    replaced.accept(entry);
                },
                nodes);
        return new KeyTree(nodes.root(), size + changes.puts() - gone[0]);
    }

    /**
     * Receives entries; returns whether it wants more.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        boolean visit(long entry) throws X;
    }

    /** Hands on the entries in a range, in order, until {@code visitor} wants no more, or throws. */
    public <X extends Exception> void scan(KeyRange range, Visitor<X> visitor) throws X {
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
