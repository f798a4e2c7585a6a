package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * A page of one of LMDB's trees: a branch, whose nodes lead to pages, or a leaf, whose nodes hold entries.
 *
 * <p>Layout in the machine's byte order: number u64 at 0, flags u16 at 10, end of the offsets u16 at 12, begin of the nodes u16
 * at 14, then an offset u16 for each node, in order of keys. A node, at an even offset: size of the data u32, or together with the
 * flags the number of a page, u48 from its low end; flags u16 at 4, size of the key u16 at 6, key, data. Source:
 * {@code MDB_page} and {@code MDB_node} in {@code mdb.c} of 0.9.33.
 */
final class TreePage {
    /** The length of the header of every page. */
    static final int HEADER = 16;

    /** The flag of a node whose data is the number of the first page that holds the value. */
    static final int LONG_VALUE = 1;

    /** The flag of a node whose data describes a tree. */
    static final int TREE = 2;

    /** The flag of a page that is a leaf. */
    static final int LEAF = 2;

    /** Where a page has its flags. */
    static final int FLAGS = 10;

    /** Where a page says where its offsets end. */
    static final int OFFSETS_END = 12;

    /** The length of the header of every node. */
    static final int NODE_HEADER = 8;

    /** Where a node has its flags. */
    static final int NODE_FLAGS = 4;

    /** Where a node has the size of its key. */
    static final int KEY_SIZE = 6;

    private static final int BRANCH = 1;
    private static final int NODES_BEGIN = 14;
    // LMDB copies keys to buffers of this size.
    private static final int LONGEST_KEY = 511;
    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final ByteBuffer bytes;
    private final long number;
    private final boolean leaf;
    private final int nodes;

    private TreePage(ByteBuffer bytes, boolean leaf) {
        this.bytes = bytes;
        this.number = bytes.getLong(0);
        this.leaf = leaf;
        this.nodes = (unsigned(OFFSETS_END) - HEADER) / Short.BYTES;
    }

    /** Takes the bytes of a page that must be a leaf or a branch, and checks that it is whole in itself. */
    static TreePage parse(ByteBuffer bytes, boolean leaf) throws DamageException {
        TreePage page = new TreePage(bytes, leaf);
        int lower = page.unsigned(OFFSETS_END);
        int upper = page.unsigned(NODES_BEGIN);
        page.require(page.unsigned(FLAGS) == (leaf ? LEAF : BRANCH), "is no " + (leaf ? "leaf" : "branch"));
        page.require(lower % 2 == 0 && lower <= upper && upper <= bytes.limit(), "has a wrong header");
        page.require(page.nodes >= (leaf ? 1 : 2), "has too few nodes");
        page.checkNodes(upper);
        return page;
    }

    /** The nodes must lie side by side, from the begin that the header names to the end of the page. */
    private void checkNodes(int begin) throws DamageException {
        BitSet begins = new BitSet(bytes.limit());
        for (int node = 0; node < nodes; node++) {
            begins.set(offset(node));
        }
        int at = begin;
        int seen = 0;
        while (at < bytes.limit()) {
            require(begins.get(at) && at + NODE_HEADER <= bytes.limit(), "has nodes that overlap");
            at += nodeBytes(at);
            seen++;
        }
        require(at == bytes.limit() && seen == nodes, "has nodes that overlap");
    }

    private int nodeBytes(int at) throws DamageException {
        int key = unsigned(at + KEY_SIZE);
        long data = !leaf ? 0 : isLong(at) ? Long.BYTES : dataBytes(at);
        require(key <= LONGEST_KEY && data <= bytes.limit(), "has a node that is too long");
        return NODE_HEADER + key + (int) data + (key + (int) data) % 2;
    }

    int nodes() {
        return nodes;
    }

    Key key(int node) {
        int from = offset(node) + NODE_HEADER;
        return new Key(bytes, from, from + unsigned(offset(node) + KEY_SIZE));
    }

    /** Returns the page that a node of a branch leads to. */
    long child(int node) {
        int at = offset(node);
        return dataBytes(at) | (long) unsigned(at + NODE_FLAGS) << Integer.SIZE;
    }

    /** Returns the flags of a node of a leaf. */
    int flags(int node) {
        return unsigned(offset(node) + NODE_FLAGS);
    }

    /** Returns the length of the value of a node of a leaf, wherever it lies. */
    long valueBytes(int node) {
        return dataBytes(offset(node));
    }

    /** Returns what follows the key of a node. */
    ByteBuffer data(int node) {
        int at = key(node).to();
        return bytes.slice(at, bytes.limit() - at).order(ByteOrder.nativeOrder());
    }

    private boolean isLong(int at) {
        return (unsigned(at + NODE_FLAGS) & LONG_VALUE) != 0;
    }

    private long dataBytes(int at) {
        return dataBytes(bytes, at);
    }

    /** Returns the length of the data of the node at a place of a page, as it says. */
    static long dataBytes(ByteBuffer page, int at) {
        int low = Short.toUnsignedInt(page.getShort(LITTLE ? at : at + 2));
        int high = Short.toUnsignedInt(page.getShort(LITTLE ? at + 2 : at));
        return low | (long) high << Short.SIZE;
    }

    private int offset(int node) {
        return unsigned(HEADER + node * Short.BYTES);
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** Fails with a finding about this page unless something holds. */
    void require(boolean holds, String finding) throws DamageException {
        if (!holds) {
            throw damage(finding);
        }
    }

    /** Returns the exception for a finding about this page. */
    DamageException damage(String finding) {
        return new DamageException("its page " + number + " " + finding);
    }

    /** A key where it lies in a page. */
    record Key(ByteBuffer page, int from, int to) {
        byte[] copy() {
            byte[] key = new byte[length()];
            page.get(from, key);
            return key;
        }

        int length() {
            return to - from;
        }

        /** Compares the way LMDB orders keys that are bytes. */
        static int compareBytes(Key one, Key other) {
            int different = one.bytes().mismatch(other.bytes());
            return different < 0 || different >= Math.min(one.length(), other.length())
                    ? one.length() - other.length()
                    : Byte.compareUnsigned(one.page.get(one.from + different), other.page.get(other.from + different));
        }

        private ByteBuffer bytes() {
            return page.slice(from, length());
        }

        /** Compares the way LMDB orders keys that are numbers. */
        static int compareNumbers(Key one, Key other) {
            return Long.compareUnsigned(one.page.getLong(one.from), other.page.getLong(other.from));
        }
    }
}
