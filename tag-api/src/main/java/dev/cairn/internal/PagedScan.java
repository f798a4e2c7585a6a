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
 * a long scan is fast. Threads that advance it at once, which is misuse, may miss entries or see one twice, and nothing worse: each keeps
 * to the page that it looked at.
 */
final class PagedScan implements Spliterator<Entry> {
    private static final int FIRST_PAGE = 16;
    private static final int LARGEST_PAGE = 1024;

    private final DefaultTransaction transaction;
    private final Table table;
    private final Overlay.@Nullable Writes writes;
    private KeyRange rest;
    private volatile List<Entry> page = List.of();
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
        do {
            transaction.checkOpen();
            List<Entry> entries = page;
            int at = next;
            if (at < entries.size()) {
                next = at + 1;
                action.accept(entries.get(at));
                return true;
            }
        } while (!last && turnPage());
        return false;
    }

    private boolean turnPage() {
        Page read = transaction.readPage(table, rest, pageEntries, writes);
        List<Entry> entries = read.entries();
        pageEntries = Math.min(4 * pageEntries, LARGEST_PAGE);
        last = !read.isFull();
        if (!entries.isEmpty()) {
            rest = rest.after(entries.get(entries.size() - 1).key());
        }
        next = 0;
        page = entries;
        return !entries.isEmpty();
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
