package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.nio.ByteBuffer;

/**
 * One of the two pages at the start of LMDB's data file; the one with the higher transaction counts. Where the trees of the other lead
 * to means nothing: when the write of a meta page fails, LMDB writes it once more, with the trees of the commit that failed and the
 * old transaction.
 *
 * <p>Layout of LMDB 0.9 on 64 bits, in the machine's byte order: page header (number u64 at 0, flags u16 at 10), then
 * at 16 magic u32, version u32, address u64, map size u64, at 40 and 88 a {@link TreeDescriptor} each (the pad of the first is the
 * page size), last page u64 at 136 and transaction u64 at 144. Source: {@code MDB_page} and {@code MDB_meta} in {@code mdb.c} of
 * 0.9.33.
 *
 * @param pageBytes the size of a page
 * @param lastPage the number of the last page in use
 * @param transaction the transaction that wrote this page
 * @param free the tree of pages that are free
 * @param tables the tree of tables
 */
record MetaPage(int pageBytes, long lastPage, long transaction, TreeDescriptor free, TreeDescriptor tables) {
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
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 1 << 16;

    /** Reads the meta page with the given number, 0 or 1, and checks it by itself. */
    static MetaPage parse(ByteBuffer page, int number) throws DamageException {
        require(
                page.getInt(16) != Integer.reverseBytes(MAGIC),
                number,
                "was written on a machine with another byte order, where 'store migrate' can copy it");
        require(page.getInt(16) == MAGIC, number, "is not of LMDB");
        require(page.getInt(20) == VERSION, number, "has the version " + page.getInt(20) + ", not " + VERSION);
        require(page.getLong(0) == number && page.getShort(10) == META_FLAG, number, "has a wrong header");
        long lastPage = page.getLong(136);
        MetaPage meta = new MetaPage(
                page.getInt(40),
                lastPage,
                page.getLong(TRANSACTION),
                tree(page, FREE_TREE, INTEGER_KEYS, number),
                tree(page, MAIN_TREE, 0, number));
        require(meta.hasPageSize(), number, "has a page size of " + meta.pageBytes);
        require(meta.lastPage >= 1 && meta.fileBytes() > 0, number, "has the last page " + meta.lastPage);
        require((meta.transaction & 1) == number || meta.transaction == 0, number, "has a wrong transaction");
        return meta;
    }

    private static TreeDescriptor tree(ByteBuffer page, int at, int flags, int number) throws DamageException {
        try {
            return TreeDescriptor.parse(page, at, flags);
        } catch (DamageException damage) {
            throw new DamageException("its page " + number + ": " + damage.getMessage());
        }
    }

    /** Checks the two meta pages of a file against each other, and returns the one that counts. */
    static MetaPage newestOf(MetaPage first, MetaPage second) throws DamageException {
        require(first.pageBytes == second.pageBytes, 1, "has a page size of " + second.pageBytes);
        // Each commit overwrites the older of the two.
        require(
                Math.abs(first.transaction - second.transaction) == 1,
                1,
                "has the transaction " + second.transaction + " beside " + first.transaction);
        MetaPage newest = first.transaction > second.transaction ? first : second;
        newest.requireTreesInFile();
        return newest;
    }

    private void requireTreesInFile() throws DamageException {
        require(hasTreesInFile(), (int) (transaction & 1), "has a root page behind the last page " + lastPage);
    }

    /** Returns whether the trees begin with pages of the file. */
    boolean hasTreesInFile() {
        return free.root() <= lastPage && tables.root() <= lastPage;
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
