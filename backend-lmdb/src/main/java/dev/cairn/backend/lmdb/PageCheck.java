package dev.cairn.backend.lmdb;

import dev.cairn.api.Limits;
import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.nio.ByteBuffer;

/**
 * Checks every page of one state of the data file: the tree of free pages, the tree of tables, and the tree of each table. What
 * the pages of a long value hold is not looked at; its envelope has a checksum.
 */
final class PageCheck {
    /** The longest value that is stored, in bytes. */
    static final int LONGEST = Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;

    private final PageReader pages;

    private PageCheck(PageReader pages) {
        this.pages = pages;
    }

    /** Checks the state that a meta page begins. */
    static void check(PageReader pages, MetaPage meta) throws DamageException {
        PageCheck check = new PageCheck(pages);
        TreeWalk.check(pages, meta.tables(), false, check::table);
        // The free pages last: none may be one that was found in use.
        TreeWalk.check(pages, meta.free(), true, (leaf, node) -> freePages(pages, leaf, node));
    }

    private long table(TreePage leaf, int node) throws DamageException {
        TreeDescriptor table = descriptor(pages, leaf, node);
        TreeWalk.check(pages, table, false, (entries, entry) -> entry(pages, entries, entry));
        return 0;
    }

    static TreeDescriptor descriptor(PageReader pages, TreePage leaf, int node) throws DamageException {
        leaf.require(
                leaf.flags(node) == TreePage.TREE && leaf.valueBytes(node) == TreeDescriptor.BYTES,
                "has a wrong table");
        return TreeDescriptor.parse(leaf.data(node), 0, 0, pages.lastPage());
    }

    /** Checks an entry of a table, and returns how many pages its value takes beside its leaf. */
    static long entry(PageReader pages, TreePage leaf, int node) throws DamageException {
        long bytes = leaf.valueBytes(node);
        leaf.require(bytes <= LONGEST, "has an entry of " + bytes + " bytes, and the longest has " + LONGEST);
        return pagesOfValue(pages, leaf, node);
    }

    /** Returns how many pages the value of an entry takes that does not lie in the leaf. */
    private static long pagesOfValue(PageReader pages, TreePage leaf, int node) throws DamageException {
        int flags = leaf.flags(node);
        leaf.require(flags == 0 || flags == TreePage.LONG_VALUE, "has an entry with the flags " + flags);
        return flags == 0 ? 0 : pages.overflow(leaf.data(node).getLong(0), leaf.valueBytes(node));
    }

    /** A list of free pages: their count u64, then their numbers u64 each, descending. */
    static long freePages(PageReader pages, TreePage leaf, int node) throws DamageException {
        long bytes = leaf.valueBytes(node);
        leaf.require(bytes >= Long.BYTES && bytes % Long.BYTES == 0, "has a list of free pages of " + bytes + " bytes");
        long taken = pagesOfValue(pages, leaf, node);
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
