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
    private static final Map<Figure, String> OF_ROCKSDB = Map.of(
            Figure.HAS_ABSENT,
            "RocksDB asks a bloom filter, a few bits a key in memory, and never looks at the data. LMDB walks its tree to the leaf;"
                    + " a filter beside it would have to be kept in step by every process that writes.",
            Figure.COMMIT,
            "A log needs one write and one force; a B-tree forces its pages and then its root, and the second force must wait for the"
                    + " first. Threads that commit at once share both; a single thread would need a log before the tree.",
            Figure.LOAD_1000,
            "A random key dirties a leaf of its own, so a transaction of 1,000 pairs writes about 2,000 pages; a log writes the pairs"
                    + " alone and sorts later. Larger transactions, or an import in order, are what it takes.",
            Figure.DISK,
            "Leaves of a B-tree that is filled at random are two thirds full, and free pages wait for use; a log-structured store"
                    + " packs its files when it merges them. An import in order fills the leaves.",
            Figure.DELETE,
            "A log-structured store only writes that a key is gone; LMDB takes the pair out of its page, and copies the page.");

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

    /** Returns why a peer wins a figure and what it would take, where that is known. */
    static Optional<String> reason(Figure figure, String peer) {
        return peer.equals(Engine.ROCKSDB.title()) ? Optional.ofNullable(OF_ROCKSDB.get(figure)) : Optional.empty();
    }
}
