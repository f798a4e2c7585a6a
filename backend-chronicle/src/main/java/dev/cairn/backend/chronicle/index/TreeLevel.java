package dev.cairn.backend.chronicle.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The items of one level of a {@link KeyTree}, or of a part of it, while it is made; in order. Used by one thread. */
final class TreeLevel<E extends Keyed> {
    private final int height;
    private long[] prefixes;
    private @Nullable Keyed[] items;
    private int size;

    /**
     * Makes an empty level.
     *
     * @param height that of the nodes which are made of the items: 0 if those are entries
     * @param room how many items it can take before it must grow
     */
    TreeLevel(int height, int room) {
        this.height = height;
        this.prefixes = new long[room];
        this.items = new Keyed[room];
    }

    /** Adds an item whose key has this prefix. */
    void add(long prefix, Keyed item) {
        makeRoom(1);
        prefixes[size] = prefix;
        items[size] = item;
        size++;
    }

    private void makeRoom(int more) {
        if (size + more > items.length) {
            int room = Math.max(size + more, 2 * items.length);
            prefixes = Arrays.copyOf(prefixes, room);
            items = Arrays.copyOf(items, room);
        }
    }

    /** Adds items of a node as they are. */
    void addAll(TreeNode<E> node, int from, int to) {
        makeRoom(to - from);
        node.copy(from, to, prefixes, items, size);
        size += to - from;
    }

    /** Adds nodes of a branch as they are; only the first may be joined, with the one before it. */
    void addNodes(TreeNode<E> branch, int from, int to) {
        if (from < to) {
            addNode(branch.child(from));
            addAll(branch, from + 1, to);
        }
    }

    private void addNode(TreeNode<E> node) {
        if (size > 0 && (node.isNarrow() || last().isNarrow())) {
            TreeNode<E> before = last();
            size--;
            TreeLevel<E> both = new TreeLevel<>(height - 1, before.width() + node.width());
            both.addItems(before);
            both.addItems(node);
            both.split(this);
        } else {
            add(node.prefix(), node);
        }
    }

    @SuppressWarnings("unchecked")
    private TreeNode<E> last() {
        return (TreeNode<E>) items[size - 1];
    }

    private void addItems(TreeNode<E> node) {
        if (height == 0) {
            addAll(node, 0, node.width());
        } else {
            addNodes(node, 0, node.width());
        }
    }

    /** Makes as few nodes of the items as can hold them, about equally wide, and adds them to the level above. */
    void split(TreeLevel<E> above) {
        int nodes = (size + TreeNode.WIDEST - 1) / TreeNode.WIDEST;
        for (int node = 0; node < nodes; node++) {
            int from = (int) ((long) size * node / nodes);
            int to = (int) ((long) size * (node + 1) / nodes);
            above.addNode(new TreeNode<>(height, prefixes(from, to), items(from, to)));
        }
    }

    private long[] prefixes(int from, int to) {
        return to - from == prefixes.length ? prefixes : Arrays.copyOfRange(prefixes, from, to);
    }

    private Keyed[] items(int from, int to) {
        return to - from == items.length ? items : Arrays.copyOfRange(items, from, to);
    }

    /** Returns the root of the tree whose topmost nodes these are. */
    TreeNode<E> root() {
        TreeLevel<E> level = this;
        while (level.size > 1) {
            TreeLevel<E> above = new TreeLevel<>(level.height + 1, 1);
            level.split(above);
            level = above;
        }
        TreeNode<E> root = level.size == 0 ? TreeNode.emptyLeaf() : level.last();
        while (root.height() > 0 && root.width() == 1) {
            root = root.child(0);
        }
        return root;
    }
}
