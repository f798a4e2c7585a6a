package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.work.Figure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores that one might pick instead, and why one of them may win. */
final class Peers {
    private static final String LOG_OF_LMDB =
            "A log needs one write and one force; a B-tree forces its pages and then its root, and the second force must wait for the"
                    + " first. Threads that commit at once share both; a single thread would need a log before the tree.";
    private static final String LEAVES =
            "A random key dirties a leaf of its own, so a transaction of 1,000 pairs writes about 2,000 pages; a log writes the pairs"
                    + " alone and sorts later. Larger transactions, or an import in order, are what it takes.";
    private static final String IN_THE_HEAP =
            "It reads no snapshot here, and hands out objects that it keeps in the heap; lmdb takes a snapshot, copies what it finds in"
                    + " the file's memory and checks it.";
    private static final String IN_ORDER =
            "By their design, not profiled: Xodus appends to a log, and forces nothing but that; LMDB's pages stand in their places in the file, and each commit forces them and"
                    + " then its root.";

    private static final Map<Figure, String> OF_LMDB = Map.ofEntries(
            Map.entry(Figure.GET, IN_THE_HEAP),
            Map.entry(Figure.GET_ALONE, IN_THE_HEAP),
            Map.entry(
                    Figure.HAS_ABSENT,
                    "RocksDB asks a bloom filter, a few bits a key in memory, and never looks at the data; others look through keys that they"
                            + " keep in the heap. LMDB walks its tree to the leaf; a filter beside it would have to be kept in step by every"
                            + " process that writes."),
            Map.entry(
                    Figure.SCAN,
                    "It hands out what it keeps in the heap, or the file's own bytes, unchecked. lmdb copies a page of entries and checks each;"
                            + " handing over the file's memory would take a stream that must be closed."),
            Map.entry(Figure.COMMIT, LOG_OF_LMDB),
            Map.entry(
                    Figure.RELAXED_COMMIT,
                    "It forces nothing then. lmdb's relaxed mode forces the data of each commit, so that a loss of power takes the last"
                            + " commits and never the tree; less would be a mode that may lose the store."),
            Map.entry(Figure.THREADS_1, LOG_OF_LMDB),
            Map.entry(Figure.THREADS_2, LOG_OF_LMDB),
            Map.entry(Figure.THREADS_4, LOG_OF_LMDB),
            Map.entry(Figure.THREADS_8, LOG_OF_LMDB),
            Map.entry(Figure.THREADS_16, LOG_OF_LMDB),
            Map.entry(Figure.SLOW_THREADS_1, LOG_OF_LMDB),
            Map.entry(Figure.MIXED_COMMITS, LOG_OF_LMDB),
            Map.entry(Figure.LOAD_100, LEAVES),
            Map.entry(Figure.LOAD_1000, LEAVES),
            Map.entry(Figure.LOAD_10000, LEAVES),
            Map.entry(Figure.LOAD_100000, LEAVES),
            Map.entry(Figure.SORTED_IMPORT, IN_ORDER),
            Map.entry(
                    Figure.DELETE,
                    "A log-structured store only writes that a key is gone; LMDB takes the pair out of its page, and copies the page."),
            Map.entry(
                    Figure.OPEN,
                    "Before LMDB is let in, the directory's marker, the kind of its file system, and the state of the file are looked at, because"
                            + " LMDB believes what it is given (0017). That is 2.4 ms in the first opens of a process and 0.7 in later ones;"
                            + " lmdbjava alone takes 0.2."),
            Map.entry(
                    Figure.DISK,
                    "Leaves of a B-tree that is filled at random are two thirds full, and free pages wait for use; a log-structured store"
                            + " packs its files when it merges them. An import in order fills the leaves."),
            Map.entry(
                    Figure.HEAP,
                    "Neither keeps data in the heap: what is there is the classes' own, of jnr-ffi with lmdb."),
            Map.entry(
                    Figure.RESIDENT,
                    "Pages of a mapped file count as the process's own, though the system takes them back when it needs memory; RocksDB reads"
                            + " through a cache of a fixed size."));

    private static final String THREE_PLACES =
            "Key and value go into Chronicle Map and into the log, and their place into an ordered tree, all on the thread that commits: a third"
                    + " of an engine's commit of 1,000 pairs each for map and tree, a sixth for the log and its force. Xodus and RocksDB only append, and sort later.";
    private static final Map<Figure, String> OF_CHRONICLE = Map.ofEntries(
            Map.entry(
                    Figure.SLOW_THREADS_1,
                    "Each makes one write and one force, and hardly anything else counts beside it: the ranges lie within each other."),
            Map.entry(
                    Figure.SCAN,
                    "The order is a tree in the heap, and every pair lies elsewhere: a walk is as many waits for memory."),
            Map.entry(
                    Figure.MIXED_COMMITS,
                    "Three threads on two processors: what wakes the writer decides, and the two were ahead by turns."),
            Map.entry(
                    Figure.THREADS_16,
                    "Both are bound by waking threads here, on two processors: a force costs little more than that."),
            Map.entry(Figure.LOAD_100, THREE_PLACES),
            Map.entry(Figure.LOAD_1000, THREE_PLACES),
            Map.entry(Figure.LOAD_10000, THREE_PLACES),
            Map.entry(Figure.LOAD_100000, THREE_PLACES),
            Map.entry(Figure.SORTED_IMPORT, THREE_PLACES),
            Map.entry(Figure.DELETE, THREE_PLACES),
            Map.entry(
                    Figure.OPEN,
                    "Map and tree are made anew from checkpoint and log at each open: the price of a working copy in memory."),
            Map.entry(
                    Figure.DISK,
                    "Checkpoint and log may take twice the data and 64 MiB before they are written anew; RocksDB merges in the background."),
            Map.entry(Figure.HEAP, "The order of the keys lies in the heap; RocksDB keeps nothing there."),
            Map.entry(
                    Figure.RESIDENT,
                    "All values and keys are in memory; RocksDB reads through a cache of a fixed size."));

    private static final Map<String, Map<Figure, String>> REASONS =
            Map.of(Engine.LMDB.title(), OF_LMDB, Engine.CHRONICLE.title(), OF_CHRONICLE);

    private Peers() {}

    private static List<String> titles() {
        return Arrays.stream(Engine.values())
                .filter(engine -> engine.kind() == Engine.Kind.PEER)
                .map(Engine::title)
                .toList();
    }

    /** Returns the peer with the best median. */
    static Optional<String> best(Results results, int jdk, long pairs, Figure figure) {
        Comparator<String> byMedian = Comparator.comparing(
                title -> results.spread(jdk, pairs, figure, title).orElseThrow().median(),
                (a, b) -> Double.compare(a, b) == 0 ? 0 : figure.unit().isBetter(a, b) ? -1 : 1);
        return titles().stream()
                .filter(title -> results.spread(jdk, pairs, figure, title).isPresent())
                .min(byMedian);
    }

    /** Returns why a peer may win a figure over a store of ours, and what it would take, where that is known. */
    static Optional<String> reason(String ours, Figure figure) {
        return Optional.ofNullable(REASONS.getOrDefault(ours, Map.of()).get(figure));
    }
}
