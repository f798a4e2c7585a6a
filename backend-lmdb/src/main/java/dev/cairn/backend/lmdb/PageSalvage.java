package dev.cairn.backend.lmdb;

import dev.cairn.api.Table;
import dev.cairn.backend.lmdb.DataFile.DamageException;
import dev.cairn.spi.SalvageVisitor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Goes through the pages of a data file: what the trees of a state lead to is of that state. Where they are damaged, every page that
 * they do not lead to, and that is not known to be free, is searched for entries.
 */
final class PageSalvage {
    private static final Map<String, Table> TABLES =
            Arrays.stream(Table.values()).collect(Collectors.toMap(Table::storedName, Function.identity()));
    private static final int REPORT_EVERY = 1_024;

    private final PageReader pages;
    private final Path path;
    private final int pageBytes;
    private final long lastPage;
    private final SalvageVisitor visitor;
    private final NodeSearch search;
    private final BitSet damagedPages = new BitSet();
    private boolean damaged;
    private long seen;

    PageSalvage(PageReader pages, Path path, int pageBytes, SalvageVisitor visitor) {
        this.pages = pages;
        this.path = path;
        this.pageBytes = pageBytes;
        this.lastPage = pages.lastPage();
        this.visitor = visitor;
        this.search = new NodeSearch(pages, visitor);
    }

    /** Hands on the entries of a state, and strays if not all of it can be reached, or if there is none. */
    void run(Optional<MetaPage> state) {
        if (state.isPresent()) {
            tolerate(() -> TreeWalk.check(pages, state.get().tables(), false, this::table, this::note));
            boolean complete = !damaged;
            tolerate(() -> TreeWalk.check(
                    pages,
                    state.get().free(),
                    true,
                    (leaf, node) -> PageCheck.freePages(pages, leaf, node),
                    this::note));
            if (complete) {
                return;
            }
        }
        searchTheRest();
    }

    private void tolerate(Walk walk) {
        try {
            walk.run();
        } catch (DamageException damage) {
            throw new IllegalStateException("damage that was not noted", damage);
        }
    }

    @FunctionalInterface
    private interface Walk {
        void run() throws DamageException;
    }

    private void note(long page, DamageException damage) {
        damaged = true;
        if (page >= 0 && page <= lastPage) {
            damagedPages.set(Math.toIntExact(page));
        }
        visitor.damage(path, page * pageBytes, String.valueOf(damage.getMessage()));
    }

    private long table(TreePage leaf, int node) throws DamageException {
        String name = new String(leaf.key(node).copy(), StandardCharsets.UTF_8);
        Table table = TABLES.get(name);
        if (table == null) {
            throw leaf.damage("has a table with an unknown name");
        }
        TreeDescriptor tree = PageCheck.descriptor(pages, leaf, node);
        TreeWalk.check(pages, tree, false, (entries, entry) -> entry(table, entries, entry), this::note);
        return 0;
    }

    private long entry(Table table, TreePage leaf, int node) throws DamageException {
        long taken = PageCheck.entry(pages, leaf, node);
        int bytes = (int) leaf.valueBytes(node);
        ByteBuffer value =
                taken == 0 ? leaf.data(node) : pages.value(leaf.data(node).getLong(0), bytes);
        byte[] copy = new byte[bytes];
        value.get(0, copy);
        visitor.entry(table, leaf.key(node).copy(), copy);
        progress(1 + taken);
        return taken;
    }

    private void searchTheRest() {
        for (long page = 2; page <= lastPage; page++) {
            if (!pages.isUsed(page) || damagedPages.get(Math.toIntExact(page))) {
                search(page);
            }
            progress(1);
        }
    }

    private void search(long page) {
        try {
            search.in(pages.raw(page));
        } catch (DamageException unreadable) {
            visitor.damage(path, page * pageBytes, String.valueOf(unreadable.getMessage()));
        }
    }

    private void progress(long more) {
        seen += more;
        if (seen % REPORT_EVERY == 0) {
            visitor.progress(Math.min(seen, lastPage) * pageBytes, (lastPage + 1) * pageBytes);
        }
    }
}
