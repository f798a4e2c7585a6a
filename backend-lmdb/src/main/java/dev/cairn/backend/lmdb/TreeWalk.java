package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import dev.cairn.backend.lmdb.TreeDescriptor.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Walks over every page of one tree, and checks that the pages are what the tree's descriptor and the pages above them say:
 * LMDB believes them, and dies of a wrong one or finds other entries than it was given (storage.md COR-1). Used once.
 *
 * <p>What becomes of a page that is wrong is its {@link Verdict}'s business: to end the walk, or to note it and go on beside it.
 */
final class TreeWalk {
    /** Checks the entry of one node of a leaf. */
    @FunctionalInterface
    interface EntryCheck {
        /** Returns how many pages the entry takes beside its leaf. */
        long check(TreePage leaf, int node) throws DamageException;
    }

    /** Decides about damage. */
    @FunctionalInterface
    interface Verdict {
        /** Ends the walk at the first damage. */
        Verdict STRICT = (page, damage) -> {
            throw damage;
        };

        /** Throws what is wrong with a page, or returns, and the walk goes on without the page and what it leads to. */
        void on(long page, DamageException damage) throws DamageException;
    }

    private final PageReader pages;
    private final TreeDescriptor tree;
    private final boolean numbered;
    private final EntryCheck entries;
    private final Verdict verdict;
    private boolean damaged;
    private long branches;
    private long leaves;
    private long overflows;
    private long seen;
    private TreePage.@Nullable Key last;
    private boolean lastIsBound;

    private TreeWalk(PageReader pages, TreeDescriptor tree, boolean numbered, EntryCheck entries, Verdict verdict) {
        this.pages = pages;
        this.tree = tree;
        this.numbered = numbered;
        this.entries = entries;
        this.verdict = verdict;
    }

    /** Checks a tree whose keys are numbers, or bytes. */
    static void check(PageReader pages, TreeDescriptor tree, boolean numbered, EntryCheck entries)
            throws DamageException {
        check(pages, tree, numbered, entries, Verdict.STRICT);
    }

    /** Checks a tree, and leaves it to {@code verdict} what becomes of damage. */
    static void check(PageReader pages, TreeDescriptor tree, boolean numbered, EntryCheck entries, Verdict verdict)
            throws DamageException {
        TreeWalk walk = new TreeWalk(pages, tree, numbered, entries, verdict);
        if (!tree.isEmpty()) {
            walk.visit(tree.root(), 1);
        }
        walk.compareCounts();
    }

    private void compareCounts() throws DamageException {
        Counts found = new Counts(branches, leaves, overflows, seen);
        if (!damaged && !found.equals(tree.counts())) {
            verdict.on(
                    tree.root(),
                    new DamageException("the tree of its page " + tree.root() + " should have " + tree.counts()
                            + ", and has " + found));
        }
    }

    private void visit(long number, int level) throws DamageException {
        try {
            visitPage(number, level);
        } catch (DamageException damage) {
            damaged = true;
            verdict.on(number, damage);
        }
    }

    // As deep as the descriptor says, which is bounded.
    private void visitPage(long number, int level) throws DamageException {
        boolean leaf = level == tree.depth();
        TreePage page = TreePage.parse(pages.page(number), leaf);
        for (int node = 0; node < page.nodes(); node++) {
            if (leaf) {
                ascend(page, node, false);
                overflows += entries.check(page, node);
                seen++;
            } else {
                if (node > 0) { // the first node of a branch needs no key
                    ascend(page, node, true);
                }
                visit(page.child(node), level + 1);
            }
        }
        leaves += leaf ? 1 : 0;
        branches += leaf ? 0 : 1;
    }

    /** Compares a key with the one before it; that of an entry may be equal to the bound that a branch gave. */
    private void ascend(TreePage page, int node, boolean bound) throws DamageException {
        TreePage.Key key = page.key(node);
        page.require(
                numbered ? key.length() == Long.BYTES : key.length() > 0, "has a key of " + key.length() + " bytes");
        TreePage.Key before = last;
        int order = before == null
                ? 1
                : numbered ? TreePage.Key.compareNumbers(key, before) : TreePage.Key.compareBytes(key, before);
        page.require(order > 0 || (order == 0 && lastIsBound && !bound), "has keys out of order");
        last = key;
        lastIsBound = bound;
    }
}
