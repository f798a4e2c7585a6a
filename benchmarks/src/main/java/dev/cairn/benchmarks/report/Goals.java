package dev.cairn.benchmarks.report;

import static dev.cairn.benchmarks.report.Goal.atLeast;
import static dev.cairn.benchmarks.report.Goal.atMost;
import static dev.cairn.benchmarks.report.Goal.besidePeers;
import static dev.cairn.benchmarks.report.Goal.growth;
import static dev.cairn.benchmarks.report.Goal.ratio;
import static dev.cairn.benchmarks.report.Goal.ratioOfLargest;
import static dev.cairn.benchmarks.report.Goal.value;

import dev.cairn.benchmarks.work.Figure;
import java.util.List;
import java.util.stream.Stream;

/** All goals, in the order of the page. */
final class Goals {
    private static final String MEMORY = "memory";
    private static final String LMDB = "lmdb";
    private static final String CHRONICLE = "chronicle";
    private static final String ROCKSDB = "RocksDB";
    private static final String RAW_LMDB = "raw lmdb";
    private static final String RAW_CHRONICLE = "raw chronicle map";

    private static final String ENVELOPE =
            "Every value is kept in an envelope of 8 bytes, with a checksum over table, key and value that each read checks.";
    /** What stands where nobody has looked yet. */
    static final String UNEXPLAINED = "Why is not known yet: it wants a profile.";

    private static final String PAGE =
            "Each leaf is copied once (0029), and so is a page of entries before it is handed over, that it may be left half-way and"
                    + " outlive a writer; handing over the cursor's own would take a stream that must be closed.";

    private Goals() {}

    static List<Goal> all() {
        return Stream.of(ofLmdb(), ofCommits(), ofReads(), ofPeers(), ofGrowth(), ofHistories())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Goal> ofLmdb() {
        return List.of(
                atLeast(
                        "lmdb: durable commit over raw",
                        ratio(Figure.COMMIT_AT_PLACES, LMDB, RAW_LMDB),
                        0.95,
                        "Both write as many bytes. Between two commits ours takes 18 µs more, on a slow machine, for the lease of the writer; forces of equal"
                                + " stores differ by more, and ours take a few requests more in a hundred (0016)."),
                atLeast("lmdb: load at 1,000 over raw", ratio(Figure.LOAD_1000, LMDB, RAW_LMDB), 0.9, ENVELOPE),
                atLeast(
                        "lmdb: delete over raw",
                        ratio(Figure.DELETE_AT_PLACES, LMDB, RAW_LMDB),
                        0.9,
                        "A delete says at once whether the key is there, on the state that its transaction reads (TXN-3): one more look-up for each key, a sixth"
                                + " of the processor's time, most of it waits for memory. LMDB then deletes faster than raw, because the keys come in order."),
                atMost("lmdb: get over raw", ratio(Figure.GET, LMDB, RAW_LMDB), 1.05, ENVELOPE),
                atMost(
                        "lmdb: has over raw",
                        ratio(Figure.HAS_ABSENT, LMDB, RAW_LMDB),
                        0.9,
                        "Five sixths of a look-up are LMDB's own search (JFR); the median was 0.79 to 0.95 in runs of the same code."),
                atMost(
                        "lmdb: get with its own transaction over raw",
                        ratio(Figure.GET_ALONE, LMDB, RAW_LMDB),
                        0.9,
                        "Our look-up is quicker than raw's; that a transaction is known to the store, which ends it when it closes, and lets in one thread at"
                                + " a time, takes a part of that back."),
                atLeast("lmdb: scanned entries a second over raw", ratio(Figure.SCAN, RAW_LMDB, LMDB), 0.95, PAGE),
                atLeast(
                        "lmdb: sorted import over its own load at 1,000",
                        ratio(Figure.SORTED_IMPORT, LMDB, Figure.LOAD_1000, LMDB),
                        5,
                        "The import must be appended to the tree instead of searched for in it, in transactions of 10,000 and more."),
                atMost("lmdb: disk over raw", ratio(Figure.DISK, LMDB, RAW_LMDB), 1.05, ENVELOPE));
    }

    private static List<Goal> ofCommits() {
        String ofLmdb =
                "Eight threads share every commit. But where a force costs as little as here, LMDB takes more than twice as long for eight pairs as for one"
                        + " (1,700 µs beside 670 on the machine of this figure, 785 beside 368 on a quicker one): each random key dirties leaves and"
                        + " branches of its own. The goal is met where a force takes longer, as the next two say.";
        String ofChronicle =
                "Eight threads share every commit, and the engine takes 470 µs for eight pairs where it takes 340 for one, on the machine of this"
                        + " figure. The 160 to 210 µs until the next one are processor time: eight threads are woken, do their transaction, hand in and"
                        + " sleep again, on two processors (0012). The goal is met where a force takes longer.";
        return List.of(
                atLeast(
                        "lmdb: commits of 8 threads over 1",
                        ratio(Figure.THREADS_8, LMDB, Figure.THREADS_1, LMDB),
                        4,
                        ofLmdb),
                atLeast(
                        "chronicle: commits of 8 threads over 1",
                        ratio(Figure.THREADS_8, CHRONICLE, Figure.THREADS_1, CHRONICLE),
                        4,
                        ofChronicle),
                atLeast(
                        "lmdb: commits of 8 threads over 1, where a force takes 1 ms more",
                        ratio(Figure.SLOW_THREADS_8, LMDB, Figure.SLOW_THREADS_1, LMDB),
                        4,
                        UNEXPLAINED),
                atLeast(
                        "chronicle: commits of 8 threads over 1, where a force takes 1 ms more",
                        ratio(Figure.SLOW_THREADS_8, CHRONICLE, Figure.SLOW_THREADS_1, CHRONICLE),
                        4,
                        UNEXPLAINED),
                atLeast(
                        "chronicle: durable commit over the best peer",
                        besidePeers(Figure.COMMIT, CHRONICLE),
                        1,
                        UNEXPLAINED));
    }

    private static List<Goal> ofReads() {
        return List.of(
                atMost("chronicle: get over lmdb's", ratio(Figure.GET, CHRONICLE, LMDB), 1, UNEXPLAINED),
                atMost(
                        "memory: get over a locked TreeMap's",
                        ratio(Figure.GET, MEMORY, "locked TreeMap"),
                        1.5,
                        UNEXPLAINED),
                atMost(
                        "lmdb: typed get over bytes get",
                        ratio(Figure.TYPED_GET, LMDB, Figure.BYTES_GET, LMDB),
                        2,
                        "A record is decoded and every rule of its fields checked; less would take fields that are decoded when asked for."),
                atMost("lmdb: bytes that a get allocates", value(Figure.GET_ALLOCATION, LMDB), 309, UNEXPLAINED),
                atMost("lmdb: bytes that a has allocates", value(Figure.HAS_ALLOCATION, LMDB), 0.5, UNEXPLAINED));
    }

    private static List<Goal> ofPeers() {
        return List.of(
                atMost("lmdb: get over the best peer", besidePeers(Figure.GET, LMDB), 1, UNEXPLAINED),
                atMost(
                        "lmdb: open over the best peer",
                        besidePeers(Figure.OPEN, LMDB),
                        1,
                        Peers.reason(LMDB, Figure.OPEN).orElse(UNEXPLAINED)),
                atLeast("lmdb: mixed reads over the best peer", besidePeers(Figure.MIXED_READS, LMDB), 1, UNEXPLAINED),
                atMost("chronicle: get over the best peer", besidePeers(Figure.GET, CHRONICLE), 1, UNEXPLAINED),
                atMost(
                        "chronicle: open over the best peer",
                        besidePeers(Figure.OPEN, CHRONICLE),
                        1,
                        Peers.reason(CHRONICLE, Figure.OPEN).orElse(UNEXPLAINED)),
                atLeast(
                        "chronicle: mixed reads over the best peer",
                        besidePeers(Figure.MIXED_READS, CHRONICLE),
                        1,
                        UNEXPLAINED),
                atLeast(
                        "chronicle: load at 1,000 over the best peer",
                        besidePeers(Figure.LOAD_1000, CHRONICLE),
                        1,
                        Peers.reason(CHRONICLE, Figure.LOAD_1000).orElse(UNEXPLAINED)));
    }

    private static List<Goal> ofGrowth() {
        String memory = "Tree and map outgrow the processor's caches, so that each step waits for memory.";
        return List.of(
                atMost("lmdb: growth of get over raw's", growth(Figure.GET, LMDB, RAW_LMDB), 1.1, UNEXPLAINED),
                atMost(
                        "chronicle: growth of get over raw's",
                        growth(Figure.GET, CHRONICLE, RAW_CHRONICLE),
                        1.1,
                        "The tree that keeps the order is searched, which takes longer the more there is in it, above all once it outgrows the processor's caches; raw Chronicle"
                                + " Map keeps none, and hashes. What made searches quicker (0011) made those of small trees quicker still."),
                atLeast(
                        "lmdb: growth of commits over raw's",
                        growth(Figure.COMMIT, LMDB, RAW_LMDB),
                        1 / 1.1,
                        "Ratios of two runs are compared, and each moves by a tenth from run to run: measured again, commits had grown 1.03 and 0.91 times as"
                                + " much as raw's on the two JDKs."),
                atLeast(
                        "chronicle: growth of commits over RocksDB's",
                        growth(Figure.COMMIT, CHRONICLE, ROCKSDB),
                        1 / 1.1,
                        memory),
                atLeast(
                        "lmdb: load of the largest store over ten of a tenth",
                        ratioOfLargest(Figure.LOAD_WHOLE, LMDB, Figure.LOAD_TENTHS),
                        0.5,
                        "As many random keys touch more leaves and branches, so that a transaction writes more pages. Raw LMDB loses as much."),
                atLeast(
                        "chronicle: load of the largest store over ten of a tenth",
                        ratioOfLargest(Figure.LOAD_WHOLE, CHRONICLE, Figure.LOAD_TENTHS),
                        1 / 1.2,
                        memory + " So it is with raw Chronicle Map."));
    }

    private static List<Goal> ofHistories() {
        String heap = "heap of 512 MiB";
        String start =
                "Most of its classes are mapped already (0027); what remains is a JVM, the classes that LMDB's binding makes, and the command.";
        return List.of(
                atMost("consolidate 1 million changes, ms", value(Figure.CONSOLIDATE_1M, heap), 2_000, UNEXPLAINED),
                atMost("expand 1 million changes, ms", value(Figure.EXPAND_1M, heap), 2_000, UNEXPLAINED),
                atLeast(
                        "import git: commits a second over git log",
                        ratio(Figure.IMPORT_GIT, "import git into lmdb", "git log --name-only"),
                        0.5,
                        "Every commit is parsed, its trees compared with its parent's, and its message searched for evidence."),
                atMost("cairn --version, ms", value(Figure.START, "cairn --version"), 500, start),
                atMost("cairn tag list, ms", value(Figure.START, "cairn tag list"), 500, start));
    }
}
