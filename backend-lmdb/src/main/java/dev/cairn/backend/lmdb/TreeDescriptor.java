package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.nio.ByteBuffer;

/**
 * What LMDB notes of a tree of pages: in a meta page, or in the main tree under the name of a table.
 *
 * <p>Layout, {@value #BYTES} bytes in the machine's byte order: pad u32 at 0, flags u16 at 4, depth u16 at 6, then u64 each:
 * branch pages at 8, leaf pages at 16, overflow pages at 24, entries at 32, root page at 40. Source: {@code MDB_db} in
 * {@code mdb.c} of 0.9.33.
 *
 * @param depth the levels of the tree; 0 if it is empty
 * @param counts its pages and entries
 * @param root the number of the page that it begins with, or {@value #NO_PAGE}
 */
record TreeDescriptor(int depth, Counts counts, long root) {
    /** The length of a descriptor. */
    static final int BYTES = 48;

    /** The root page of an empty tree. */
    static final long NO_PAGE = -1;

    private static final int DEEPEST = 32;

    /**
     * What a tree consists of.
     *
     * @param branches its pages that lead to other pages
     * @param leaves its pages that hold entries
     * @param overflows its pages that hold long values
     * @param entries its entries
     */
    record Counts(long branches, long leaves, long overflows, long entries) {}

    /** Reads a descriptor, which must have these flags and lead to a page of the file, and checks it by itself. */
    static TreeDescriptor parse(ByteBuffer bytes, int at, int flags, long lastPage) throws DamageException {
        TreeDescriptor tree = parse(bytes, at, flags);
        require(tree.root <= lastPage, "the root page " + tree.root);
        return tree;
    }

    /** Reads a descriptor, which must have these flags, and checks it by itself, but not where it leads. */
    static TreeDescriptor parse(ByteBuffer bytes, int at, int flags) throws DamageException {
        TreeDescriptor tree = new TreeDescriptor(
                bytes.getShort(at + 6),
                new Counts(
                        bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24), bytes.getLong(at + 32)),
                bytes.getLong(at + 40));
        require(bytes.getShort(at + 4) == flags, "the flags " + bytes.getShort(at + 4));
        require(tree.isEmpty() || tree.root > 1, "the root page " + tree.root);
        require(tree.depth >= 0 && tree.depth <= DEEPEST, tree.depth + " levels");
        require((tree.depth == 0) == tree.isEmpty(), tree.depth + " levels and the root page " + tree.root);
        return tree;
    }

    /** Returns whether the tree has no pages. */
    boolean isEmpty() {
        return root == NO_PAGE;
    }

    private static void require(boolean holds, String finding) throws DamageException {
        if (!holds) {
            throw new DamageException("there is a tree with " + finding);
        }
    }
}
