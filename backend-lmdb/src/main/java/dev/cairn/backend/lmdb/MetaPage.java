package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.nio.ByteBuffer;

/**
 * One of the two pages at the start of LMDB's data file; the one with the higher transaction counts.
 *
 * <p>Layout of LMDB 0.9 on 64 bits, in the machine's byte order: page header (number u64 at 0, flags u16 at 10), then
 * at 16 magic u32, version u32, address u64, map size u64, two tree descriptors of 48 bytes at 40 and 88 (in each: pad
 * u32 at 0, in the first of them the page size; flags u16 at 4, depth u16 at 6, root page u64 at 40), last page u64 at 136 and
 * transaction u64 at 144. Source: {@code MDB_page}, {@code MDB_db} and {@code MDB_meta} in {@code mdb.c} of 0.9.33.
 *
 * @param pageBytes the size of a page
 * @param lastPage the number of the last page in use
 * @param transaction the transaction that wrote this page
 */
record MetaPage(int pageBytes, long lastPage, long transaction) {
    /** The bytes of a meta page that mean something. */
    static final int BYTES = 152;

    /** Where the transaction lies in the page. */
    static final int TRANSACTION = 144;

    private static final int MAGIC = 0xBEEFC0DE;
    private static final int VERSION = 1;
    private static final int META_FLAG = 0x08;
    private static final int FREE_TREE = 40;
    private static final int MAIN_TREE = 88;
    private static final int INTEGER_KEYS = 0x08;
    private static final long NO_PAGE = -1;
    private static final int DEEPEST = 32;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 1 << 16;

    /** Reads the meta page with the given number, 0 or 1, and checks it by itself. */
    static MetaPage parse(ByteBuffer page, int number) throws DamageException {
        require(page.getInt(16) == MAGIC, number, "is not of LMDB");
        require(page.getInt(20) == VERSION, number, "has the version " + page.getInt(20) + ", not " + VERSION);
        require(page.getLong(0) == number && page.getShort(10) == META_FLAG, number, "has a wrong header");
        MetaPage meta = new MetaPage(page.getInt(40), page.getLong(136), page.getLong(TRANSACTION));
        require(meta.hasPageSize(), number, "has a page size of " + meta.pageBytes);
        require(meta.lastPage >= 1 && meta.fileBytes() > 0, number, "has the last page " + meta.lastPage);
        require((meta.transaction & 1) == number || meta.transaction == 0, number, "has a wrong transaction");
        meta.checkTree(page, FREE_TREE, INTEGER_KEYS, number);
        meta.checkTree(page, MAIN_TREE, 0, number);
        return meta;
    }

    private void checkTree(ByteBuffer page, int tree, int flags, int number) throws DamageException {
        long root = page.getLong(tree + 40);
        int depth = page.getShort(tree + 6);
        require(page.getShort(tree + 4) == flags, number, "has a tree with the flags " + page.getShort(tree + 4));
        require(root == NO_PAGE || (root > 1 && root <= lastPage), number, "has a tree with the root page " + root);
        require(depth >= 0 && depth <= DEEPEST, number, "has a tree of " + depth + " levels");
        require((depth == 0) == (root == NO_PAGE), number, "has a tree of " + depth + " levels with a root page");
    }

    /** Checks the two meta pages of a file against each other. */
    static void checkPair(MetaPage first, MetaPage second) throws DamageException {
        require(first.pageBytes == second.pageBytes, 1, "has a page size of " + second.pageBytes);
        // Each commit overwrites the older of the two.
        require(
                Math.abs(first.transaction - second.transaction) == 1,
                1,
                "has the transaction " + second.transaction + " beside " + first.transaction);
    }

    /** Returns the length that the file must have at least. */
    long fileBytes() {
        return lastPage > Long.MAX_VALUE / LARGEST_PAGE - 1 ? -1 : (lastPage + 1) * pageBytes;
    }

    private boolean hasPageSize() {
        return pageBytes >= SMALLEST_PAGE && pageBytes <= LARGEST_PAGE && Integer.bitCount(pageBytes) == 1;
    }

    private static void require(boolean holds, int number, String finding) throws DamageException {
        if (!holds) {
            throw new DamageException("its page " + number + " " + finding);
        }
    }
}
