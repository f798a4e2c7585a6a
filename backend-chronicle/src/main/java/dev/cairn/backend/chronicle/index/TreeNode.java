package dev.cairn.backend.chronicle.index;

import dev.cairn.api.KeyRange;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link KeyTree}: a leaf of entries, or a branch of nodes, found by the entry with the smallest key in each. The prefixes of the
 * keys lie in one array, each beside its entry, so that a search looks at few lines of memory, and asks for a whole key only where the prefix
 * is the same. Immutable.
 */
final class TreeNode {
    /** The widest node: of 16 to 128, what loads fastest; wider ones copy more, narrower ones are searched more. */
    static final int WIDEST = 64;

    /** A node that is not as wide is joined with one beside it, if there is one. */
    static final int NARROWEST = WIDEST / 4;

    private final EntryKeys keys;
    private final int height;
    /** For each place the prefix of the key and then the entry. */
    private final long[] places;

    private final @Nullable TreeNode[] children;
    /** With the last one, here so that a search need not wait for both ends of the array before it knows where to look. */
    private final long firstPrefix;

    private final long lastPrefix;

    /**
     * Makes a node of entries in the order of their keys; keeps the arrays.
     *
     * @param height 0 for a leaf
     * @param places for each entry the prefix of its key, and then itself
     * @param children for a branch, the nodes in which these entries are the smallest; empty for a leaf
     */
    TreeNode(EntryKeys keys, int height, long[] places, @Nullable TreeNode[] children) {
        this.keys = keys;
        this.height = height;
        this.places = places;
        this.children = children;
        boolean empty = places.length == 0;
        this.firstPrefix = empty ? 0 : prefix(0);
        this.lastPrefix = empty ? 0 : prefix(width() - 1);
    }

    static TreeNode emptyLeaf(EntryKeys keys) {
        return new TreeNode(keys, 0, new long[0], new TreeNode[0]);
    }

    /** Is told which entries of a leaf lie in a range; there are none if {@code from} is not below {@code to}. Returns whether to go on. */
    @FunctionalInterface
    interface LeafVisitor<X extends Exception> {
        boolean visit(TreeNode leaf, int from, int to) throws X;
    }

    EntryKeys keys() {
        return keys;
    }

    int height() {
        return height;
    }

    int width() {
        return places.length / 2;
    }

    boolean isNarrow() {
        return width() < NARROWEST;
    }

    /** Returns the prefix of an entry of a leaf, or of the smallest in a node of a branch. */
    long prefix(int place) {
        return places[2 * place];
    }

    /** Returns an entry of a leaf, or the smallest in a node of a branch. */
    long entry(int place) {
        return places[2 * place + 1];
    }

    /** Returns a node of a branch. */
    TreeNode child(int place) {
        return Objects.requireNonNull(children[place]);
    }

    /** Copies what is at some places to other arrays. */
    void copy(int from, int to, long[] toPlaces, @Nullable TreeNode[] toChildren, int at) {
        System.arraycopy(places, 2 * from, toPlaces, 2 * at, 2 * (to - from));
        if (height > 0) {
            System.arraycopy(children, from, toChildren, at, to - from);
        }
    }

    /** Returns the entry of a key; {@link KeyTree#NONE} if there is none. */
    long get(long prefix, byte[] key) {
        TreeNode node = this;
        while (node.height > 0) {
            node = node.child(node.childOf(prefix, key));
        }
        int place = node.find(prefix, key);
        return place < 0 ? KeyTree.NONE : node.entry(place);
    }

    /** Returns the place of a key; if it is not here, {@code ~place} of where it belongs. */
    private int find(long prefix, byte[] key) {
        int low = 0;
        int high = width();
        int probe = high >>> 1;
        int step = high;
        if (firstPrefix < prefix && prefix < lastPrefix) {
            probe = guess(prefix);
            step = 1;
        }
        while (low < high) {
            int order = compare(probe, prefix, key);
            if (order == 0) {
                return probe;
            }
            step += step;
            if (order < 0) {
                low = probe + 1;
                probe = Math.min(probe + step, (low + high) >>> 1);
            } else {
                high = probe;
                probe = Math.max(probe - step, (low + high) >>> 1);
            }
        }
        return ~low;
    }

    /**
     * Returns where a prefix between the first and the last is if they are spread evenly, as those of hashes are: a search from there on, in steps
     * that double until halving the rest is less, touches fewer lines of memory than halving the whole node.
     */
    private int guess(long prefix) {
        double share = (double) ((prefix - firstPrefix) >>> 1) / ((lastPrefix - firstPrefix) >>> 1);
        return (int) (share * (width() - 1));
    }

    private int compare(int place, long prefix, byte[] key) {
        int order = Long.compare(prefix(place), prefix);
        return order == 0 ? keys.compare(entry(place), key) : order;
    }

    /** Returns the place of the node below which a key is, or belongs. */
    private int childOf(long prefix, byte[] key) {
        int place = find(prefix, key);
        return place < 0 ? Math.max(0, ~place - 1) : place;
    }

    /** Returns at how many places is a key that is smaller than another, or equal to it if {@code orEqual}. */
    private int rank(byte[] key, boolean orEqual) {
        int place = find(Prefixes.of(key), key);
        return place < 0 ? ~place : orEqual ? place + 1 : place;
    }

    /** Adds the nodes that take the place of this one, when some of the changes are made, to the level that it is in. */
    void merge(KeyChanges changes, int from, int to, LongConsumer replaced, TreeLevel nodes) {
        TreeLevel merged = new TreeLevel(keys, height, height == 0 ? width() + to - from : width());
        if (height == 0) {
            mergeEntries(changes, from, to, replaced, merged);
        } else {
            mergeChildren(changes, from, to, replaced, merged);
        }
        merged.split(nodes);
    }

    private void mergeEntries(KeyChanges changes, int from, int to, LongConsumer replaced, TreeLevel merged) {
        int done = 0;
        for (int change = from; change < to; change++) {
            long prefix = changes.prefix(change);
            byte[] key = changes.key(change);
            int place = find(prefix, key);
            int end = place < 0 ? ~place : place;
            merged.addAll(this, done, end);
            done = end;
            if (place >= 0) {
                replaced.accept(entry(place));
                done++;
            }
            long put = changes.entry(change);
            if (put != KeyTree.NONE) {
                merged.add(prefix, put);
            }
        }
        merged.addAll(this, done, width());
    }

    private void mergeChildren(KeyChanges changes, int from, int to, LongConsumer replaced, TreeLevel merged) {
        int done = 0;
        int change = from;
        while (change < to) {
            int place = childOf(changes.prefix(change), changes.key(change));
            int next = place + 1 < width() ? firstFrom(place + 1, changes, change, to) : to;
            merged.addNodes(this, done, place);
            child(place).merge(changes, change, next, replaced, merged);
            done = place + 1;
            change = next;
        }
        merged.addNodes(this, done, width());
    }

    /** Returns the first of some changes whose key is not smaller than that at a place; {@code to} if there is none. */
    private int firstFrom(int place, KeyChanges changes, int from, int to) {
        int change = from;
        while (change < to && compare(place, changes.prefix(change), changes.key(change)) > 0) {
            change++;
        }
        return change;
    }

    /**
     * Hands on what lies between two keys, or from the first or up to the last where one is {@code null}, leaf by leaf; returns whether to go
     * on behind.
     *
     * @param range says whether the keys themselves belong to it
     */
    <X extends Exception> boolean walk(
            KeyRange range, byte @Nullable [] from, byte @Nullable [] to, LeafVisitor<X> visitor) throws X {
        if (height == 0) {
            int first = from == null ? 0 : rank(from, !range.fromInclusive());
            int end = to == null ? width() : rank(to, range.toInclusive());
            return visitor.visit(this, first, end);
        }
        int first = from == null ? 0 : childOf(Prefixes.of(from), from);
        int last = to == null ? width() - 1 : childOf(Prefixes.of(to), to);
        for (int place = first; place <= last; place++) {
            if (!child(place).walk(range, place == first ? from : null, place == last ? to : null, visitor)) {
                return false;
            }
        }
        return true;
    }
}
