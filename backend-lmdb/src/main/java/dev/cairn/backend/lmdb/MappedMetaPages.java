package dev.cairn.backend.lmdb;

import com.kenai.jffi.MemoryIO;

/**
 * LMDB's two meta pages where they lie in its map: LMDB tells the same, but with several allocations for each question. Not
 * to be asked after the environment is closed.
 */
final class MappedMetaPages {
    private static final MemoryIO MEMORY = MemoryIO.getInstance();

    private final long first;
    private final long second;
    private final int pageBytes;

    private MappedMetaPages(long map, int pageBytes) {
        this.pageBytes = pageBytes;
        this.first = map + MetaPage.TRANSACTION;
        this.second = first + pageBytes;
    }

    /** Finds them from the address of a key: the page that it lies on begins with the page's number. */
    static MappedMetaPages of(long key, int pageBytes) {
        long page = key & -pageBytes;
        return new MappedMetaPages(page - MEMORY.getLong(page) * pageBytes, pageBytes);
    }

    /** Returns the length of a page, a power of two. */
    int pageBytes() {
        return pageBytes;
    }

    /** Returns the newest transaction that was written, though perhaps not forced yet. */
    long newestTransaction() {
        return Math.max(MEMORY.getLong(first), MEMORY.getLong(second));
    }
}
