package dev.cairn.internal;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a range, read page by page (storage.md ORD-2). Pages grow, so that a look at the first entry is cheap and
 * a long scan is fast.
 */
final class PagedScan implements Spliterator<Entry> {
    private static final int FIRST_PAGE = 16;
    private static final int LARGEST_PAGE = 1024;

    private final DefaultTransaction transaction;
    private final Table table;
    private final Overlay.@Nullable Writes writes;
    private KeyRange rest;
    private List<Entry> page = List.of();
    private int next;
    private int pageEntries = FIRST_PAGE;
    private boolean last;

    /** Begins a scan; {@code writes} are the transaction's own, {@code null} if it has none. */
    PagedScan(DefaultTransaction transaction, Table table, KeyRange range, Overlay.@Nullable Writes writes) {
        this.transaction = transaction;
        this.table = table;
        this.rest = range;
        this.writes = writes;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Entry> action) {
        transaction.checkOpen();
        if (next == page.size() && (last || !turnPage())) {
            return false;
        }
        action.accept(page.get(next++));
        return true;
    }

    private boolean turnPage() {
        Page read = transaction.readPage(table, rest, pageEntries, writes);
        page = read.entries();
        next = 0;
        pageEntries = Math.min(4 * pageEntries, LARGEST_PAGE);
        last = !read.isFull();
        if (!page.isEmpty()) {
            rest = rest.after(page.get(page.size() - 1).key());
        }
        return !page.isEmpty();
    }

    /** Returns {@code null}: a transaction is used by one thread at a time. */
    @Override
    public @Nullable Spliterator<Entry> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | DISTINCT | NONNULL | IMMUTABLE;
    }
}
