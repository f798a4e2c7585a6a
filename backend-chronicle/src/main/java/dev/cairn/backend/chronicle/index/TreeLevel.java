package dev.cairn.backend.chronicle.index;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries or nodes of one level of a {@link KeyTree}, or of a part of it, while it is made; in order. Used by one thread. */
final class TreeLevel {
    private final EntryKeys keys;
    private final int height;
    /** As in a node: for each place the prefix of the key and then the entry. */
    private long[] places;

    /** Empty if the level is one of entries. */
    private @Nullable TreeNode[] children;

    private int size;
    /** Whether the last node is, which only a new one can be; so that nodes which nothing changes need not be looked at. */
    private boolean lastIsNarrow;

    /**
     * Makes an empty level.
     *
     * @param height that of the nodes which are made of it: 0 if it is one of entries
     * @param room how many entries or nodes it can take before it must grow
     */
    TreeLevel(EntryKeys keys, int height, int room) {
        this.keys = keys;
        this.height = height;
        this.places = new long[2 * room];
        this.children = new TreeNode[height == 0 ? 0 : room];
    }

    /** Adds an entry whose key has this prefix. */
    void add(long prefix, long entry) {
        makeRoom(1);
        places[2 * size] = prefix;
        places[2 * size + 1] = entry;
        size++;
    }

    private void add(TreeNode node) {
        makeRoom(1);
        children[size] = node;
        add(node.prefix(0), node.entry(0));
        lastIsNarrow = node.isNarrow();
    }

    private void makeRoom(int more) {
        if (2 * (size + more) > places.length) {
            int room = Math.max(size + more, places.length);
            places = Arrays.copyOf(places, 2 * room);
            children = height == 0 ? children : Arrays.copyOf(children, room);
        }
    }

    /** Adds entries or nodes of a node as they are. */
    void addAll(TreeNode node, int from, int to) {
        makeRoom(to - from);
        node.copy(from, to, places, children, size);
        size += to - from;
        lastIsNarrow &= from == to;
    }

    /** Adds nodes of a branch as they are, of which none is narrow; the first is joined with the one before it, if that is. */
    void addNodes(TreeNode branch, int from, int to) {
        if (from < to && lastIsNarrow) {
            addNode(branch.child(from));
            addAll(branch, from + 1, to);
        } else {
            addAll(branch, from, to);
        }
    }

    private void addNode(TreeNode node) {
        if (size > 0 && (lastIsNarrow || node.isNarrow())) {
            TreeNode before = last();
            size--;
            lastIsNarrow = false;
            TreeLevel both = new TreeLevel(keys, height - 1, before.width() + node.width());
            both.addItems(before);
            both.addItems(node);
            both.split(this);
        } else {
            add(node);
        }
    }

    private TreeNode last() {
        return Objects.requireNonNull(children[size - 1]);
    }

    private void addItems(TreeNode node) {
        if (height == 0) {
            addAll(node, 0, node.width());
        } else {
            // The first may be the only one, and narrow.
            addNode(node.child(0));
            addAll(node, 1, node.width());
        }
    }

    /** Makes as few nodes as can hold what is here, about equally wide, and adds them to the level above. */
    void split(TreeLevel above) {
        int nodes = (size + TreeNode.WIDEST - 1) / TreeNode.WIDEST;
        for (int node = 0; node < nodes; node++) {
            int from = (int) ((long) size * node / nodes);
            int to = (int) ((long) size * (node + 1) / nodes);
            above.addNode(node(from, to));
        }
    }

    private TreeNode node(int from, int to) {
        return new TreeNode(keys, height, places(from, to), children(from, to));
    }

    private long[] places(int from, int to) {
        return 2 * (to - from) == places.length ? places : Arrays.copyOfRange(places, 2 * from, 2 * to);
    }

    private TreeNode[] children(int from, int to) {
        return to - from == children.length || height == 0 ? children : Arrays.copyOfRange(children, from, to);
    }

    /** Returns the root of the tree whose topmost nodes these are. */
    TreeNode root() {
        TreeLevel level = this;
        while (level.size > 1) {
            TreeLevel above = new TreeLevel(keys, level.height + 1, 1);
            level.split(above);
            level = above;
        }
        TreeNode root = level.size == 0 ? TreeNode.emptyLeaf(keys) : level.last();
        while (root.height() > 0 && root.width() == 1) {
            root = root.child(0);
        }
        return root;
    }
}
