package dev.cairn.backend.lmdb;

import dev.cairn.api.Limits;
import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Checks every page of one state of the data file: the tree of free pages, the tree of tables, and the tree of each table. What
 * the pages of a long value hold is not looked at; its envelope has a checksum.
 */
final class PageCheck {
    private static final int LONGEST = Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;

    private final PageReader pages;

    private PageCheck(PageReader pages) {
        this.pages = pages;
    }

    /** Checks the state that a meta page begins. */
    static void check(PageReader pages, MetaPage meta) throws DamageException, IOException {
        PageCheck check = new PageCheck(pages);
        TreeWalk.check(pages, meta.tables(), false, check::table);
        // The free pages last: none may be one that was found in use.
        TreeWalk.check(pages, meta.free(), true, check::freePages);
    }

    private long table(TreePage leaf, int node) throws DamageException, IOException {
        leaf.require(
                leaf.flags(node) == TreePage.TREE && leaf.valueBytes(node) == TreeDescriptor.BYTES,
                "has a wrong table");
        TreeDescriptor table = TreeDescriptor.parse(leaf.data(node), 0, 0, pages.lastPage());
        TreeWalk.check(pages, table, false, this::entry);
        return 0;
    }

    private long entry(TreePage leaf, int node) throws DamageException, IOException {
        long bytes = leaf.valueBytes(node);
        leaf.require(bytes <= LONGEST, "has an entry of " + bytes + " bytes, and the longest has " + LONGEST);
        return pagesOfValue(leaf, node);
    }

    /** Returns how many pages the value of an entry takes that does not lie in the leaf. */
    private long pagesOfValue(TreePage leaf, int node) throws DamageException, IOException {
        int flags = leaf.flags(node);
        leaf.require(flags == 0 || flags == TreePage.LONG_VALUE, "has an entry with the flags " + flags);
        return flags == 0 ? 0 : pages.overflow(leaf.data(node).getLong(0), leaf.valueBytes(node));
    }

    /** A list of free pages: their count u64, then their numbers u64 each, descending. */
    private long freePages(TreePage leaf, int node) throws DamageException, IOException {
        long bytes = leaf.valueBytes(node);
        leaf.require(bytes >= Long.BYTES && bytes % Long.BYTES == 0, "has a list of free pages of " + bytes + " bytes");
        long taken = pagesOfValue(leaf, node);
        ByteBuffer list =
                taken == 0 ? leaf.data(node) : pages.value(leaf.data(node).getLong(0), Math.toIntExact(bytes));
        long count = list.getLong(0);
        leaf.require(
                count >= 0 && count < bytes / Long.BYTES,
                "has a list of " + count + " free pages in " + bytes + " bytes");
        long before = Long.MAX_VALUE;
        for (int place = 1; place <= count; place++) {
            long page = list.getLong(place * Long.BYTES);
            leaf.require(page < before, "has a list of free pages out of order");
            pages.use(page, 1);
            before = page;
        }
        return taken;
    }
}
