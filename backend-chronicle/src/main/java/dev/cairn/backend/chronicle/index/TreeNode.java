package dev.cairn.backend.chronicle.index;

import dev.cairn.api.KeyRange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link KeyTree}: a leaf of entries, or a branch of nodes, found by the smallest key in each. The prefixes of the keys lie beside
 * one another, so that a search looks at few lines of memory, and at a whole key only where the prefix is the same. Immutable.
 */
final class TreeNode<E extends Keyed> implements Keyed {
    /** The most items of a node: of 16 to 128, what loads fastest; wider ones copy more, narrower ones are searched more. */
    static final int WIDEST = 64;

    /** A node with fewer items is joined with one beside it, if there is one. */
    static final int NARROWEST = WIDEST / 4;

    private final int height;
    private final long[] prefixes;
    private final Keyed[] items;

    /**
     * Makes a node of items in the order of their keys; keeps both arrays.
     *
     * @param height 0 for a leaf
     */
    TreeNode(int height, long[] prefixes, Keyed[] items) {
        this.height = height;
        this.prefixes = prefixes;
        this.items = items;
    }

    static <E extends Keyed> TreeNode<E> emptyLeaf() {
        return new TreeNode<>(0, new long[0], new Keyed[0]);
    }

    /** Is told which entries of a leaf lie in a range; there are none if {@code from} is not below {@code to}. Returns whether to go on. */
    @FunctionalInterface
    interface LeafVisitor<E extends Keyed, X extends Exception> {
        boolean visit(TreeNode<E> leaf, int from, int to) throws X;
    }

    @Override
    public byte[] key() {
        return items[0].key();
    }

    /** Returns the prefix of the smallest key. */
    long prefix() {
        return prefixes[0];
    }

    int height() {
        return height;
    }

    int width() {
        return items.length;
    }

    boolean isNarrow() {
        return items.length < NARROWEST;
    }

    /** Returns an entry of a leaf. */
    @SuppressWarnings("unchecked")
    E entry(int place) {
        return (E) items[place];
    }

    /** Returns a node in a branch. */
    @SuppressWarnings("unchecked")
    TreeNode<E> child(int place) {
        return (TreeNode<E>) items[place];
    }

    /** Copies items and their prefixes to other arrays. */
    void copy(int from, int to, long[] toPrefixes, @Nullable Keyed[] toItems, int at) {
        System.arraycopy(prefixes, from, toPrefixes, at, to - from);
        System.arraycopy(items, from, toItems, at, to - from);
    }

    @Nullable
    E get(long prefix, byte[] key) {
        TreeNode<E> node = this;
        while (node.height > 0) {
            node = node.child(node.childOf(prefix, key));
        }
        int place = node.rank(prefix, key, false);
        return node.isAt(place, prefix, key) ? node.entry(place) : null;
    }

    /** Returns the number of items whose key is smaller than a key, or equal to it if {@code orEqual}. */
    private int rank(long prefix, byte[] key, boolean orEqual) {
        int low = 0;
        int high = items.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(prefixes[middle], prefix);
            if (order == 0) {
                order = Arrays.compareUnsigned(items[middle].key(), key);
            }
            if (order < 0 || (orEqual && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the place of the node below which a key is, or belongs. */
    private int childOf(long prefix, byte[] key) {
        return Math.max(0, rank(prefix, key, true) - 1);
    }

    private boolean isAt(int place, long prefix, byte[] key) {
        return place < items.length && prefixes[place] == prefix && Arrays.equals(items[place].key(), key);
    }

    /** Adds the nodes that take the place of this one, when some of the changes are made, to the level that it is in. */
    void merge(KeyChanges<E> changes, int from, int to, List<? super E> replaced, TreeLevel<E> nodes) {
        if (height == 0) {
            TreeLevel<E> entries = new TreeLevel<>(0, items.length + to - from);
            mergeEntries(changes, from, to, replaced, entries);
            entries.split(nodes);
        } else {
            TreeLevel<E> children = new TreeLevel<>(height, items.length);
            mergeChildren(changes, from, to, replaced, children);
            children.split(nodes);
        }
    }

    private void mergeEntries(KeyChanges<E> changes, int from, int to, List<? super E> replaced, TreeLevel<E> entries) {
        int done = 0;
        for (int change = from; change < to; change++) {
            long prefix = changes.prefix(change);
            byte[] key = changes.key(change);
            int place = rank(prefix, key, false);
            entries.addAll(this, done, place);
            done = place;
            if (isAt(place, prefix, key)) {
                replaced.add(entry(place));
                done++;
            }
            E put = changes.entry(change);
            if (put != null) {
                entries.add(prefix, put);
            }
        }
        entries.addAll(this, done, items.length);
    }

    private void mergeChildren(
            KeyChanges<E> changes, int from, int to, List<? super E> replaced, TreeLevel<E> children) {
        int done = 0;
        int change = from;
        while (change < to) {
            int place = childOf(changes.prefix(change), changes.key(change));
            int next = place + 1 < items.length
                    ? changes.firstFrom(prefixes[place + 1], items[place + 1], change, to)
                    : to;
            children.addNodes(this, done, place);
            child(place).merge(changes, change, next, replaced, children);
            done = place + 1;
            change = next;
        }
        children.addNodes(this, done, items.length);
    }

    /**
     * Hands on what lies between two keys, or from the first or up to the last where one is {@code null}, leaf by leaf; returns whether to go
     * on behind.
     *
     * @param range says whether the keys themselves belong to it
     */
    <X extends Exception> boolean walk(
            KeyRange range, byte @Nullable [] from, byte @Nullable [] to, LeafVisitor<E, X> visitor) throws X {
        if (height == 0) {
            int first = from == null ? 0 : rank(Prefixes.of(from), from, !range.fromInclusive());
            int end = to == null ? items.length : rank(Prefixes.of(to), to, range.toInclusive());
            return visitor.visit(this, first, end);
        }
        int first = from == null ? 0 : childOf(Prefixes.of(from), from);
        int last = to == null ? items.length - 1 : childOf(Prefixes.of(to), to);
        for (int place = first; place <= last; place++) {
            if (!child(place).walk(range, place == first ? from : null, place == last ? to : null, visitor)) {
                return false;
            }
        }
        return true;
    }
}
