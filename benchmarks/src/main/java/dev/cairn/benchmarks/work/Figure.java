package dev.cairn.benchmarks.work;

/** What is measured, in the order of the page. */
public enum Figure {
    GET("get in one transaction", Unit.NANOSECONDS),
    GET_ALONE("get with a transaction each", Unit.NANOSECONDS),
    HAS_ABSENT("has of an absent key", Unit.NANOSECONDS),
    SCAN("ordered scan, each entry", Unit.NANOSECONDS),
    TYPED_GET("typed get of a tag: decoded, every check made", Unit.NANOSECONDS),
    BYTES_GET("bytes get of the same tags", Unit.NANOSECONDS),
    TYPED_GET_ALONE("typed get of a tag with a transaction each", Unit.NANOSECONDS),
    BYTES_GET_ALONE("bytes get of the same tags with a transaction each", Unit.NANOSECONDS),
    JMH_GET("get, by JMH", Unit.NANOSECONDS),
    JMH_HAS("has, by JMH", Unit.NANOSECONDS),
    GET_ALLOCATION("allocation of a get", Unit.BYTES),
    HAS_ALLOCATION("allocation of a has", Unit.BYTES),
    COMMIT("durable commits of one tag and its summary", Unit.PER_SECOND),
    COMMIT_AT_PLACES("durable commits, by turns in several equal stores", Unit.PER_SECOND),
    RELAXED_COMMIT("relaxed commits of one tag and its summary", Unit.PER_SECOND),
    THREADS_1("durable commits, 1 thread", Unit.PER_SECOND),
    THREADS_2("durable commits, 2 threads", Unit.PER_SECOND),
    THREADS_4("durable commits, 4 threads", Unit.PER_SECOND),
    THREADS_8("durable commits, 8 threads", Unit.PER_SECOND),
    THREADS_16("durable commits, 16 threads", Unit.PER_SECOND),
    SLOW_THREADS_1("durable commits where a force takes 1 ms more, 1 thread", Unit.PER_SECOND),
    SLOW_THREADS_8("durable commits where a force takes 1 ms more, 8 threads", Unit.PER_SECOND),
    MIXED_READS("2 readers beside 1 writer: gets", Unit.PER_SECOND),
    MIXED_COMMITS("2 readers beside 1 writer: durable commits", Unit.PER_SECOND),
    LOAD_100("load in random order, 100 pairs a transaction: pairs", Unit.PER_SECOND),
    LOAD_1000("load in random order, 1,000 pairs a transaction: pairs", Unit.PER_SECOND),
    LOAD_10000("load in random order, 10,000 pairs a transaction: pairs", Unit.PER_SECOND),
    LOAD_100000("load in random order, 100,000 pairs a transaction: pairs", Unit.PER_SECOND),
    LOAD_WHOLE("load in random order, 1,000 pairs a transaction, beside stores of a tenth: pairs", Unit.PER_SECOND),
    LOAD_TENTHS("the same into those stores of a tenth, beside the large one: pairs", Unit.PER_SECOND),
    SORTED_IMPORT("import in order, 10,000 pairs a transaction, appended: pairs", Unit.PER_SECOND),
    DELETE("delete, 1,000 pairs a transaction: pairs", Unit.PER_SECOND),
    DELETE_AT_PLACES("delete, 1,000 pairs a transaction, by turns in several equal stores: pairs", Unit.PER_SECOND),
    OPEN("open", Unit.MILLISECONDS),
    DISK("bytes in files over bytes stored", Unit.TIMES),
    HEAP("heap after a load and a collection", Unit.MEBIBYTES),
    RESIDENT("resident memory then, heap and mapped files included", Unit.MEBIBYTES),
    CONSOLIDATE_10K("consolidate 10 thousand changes", Unit.MILLISECONDS),
    CONSOLIDATE_100K("consolidate 100 thousand changes", Unit.MILLISECONDS),
    CONSOLIDATE_1M("consolidate 1 million changes", Unit.MILLISECONDS),
    EXPAND_10K("expand 10 thousand changes", Unit.MILLISECONDS),
    EXPAND_100K("expand 100 thousand changes", Unit.MILLISECONDS),
    EXPAND_1M("expand 1 million changes", Unit.MILLISECONDS),
    MIGRATE("migrate from lmdb: tags", Unit.PER_SECOND),
    IMPORT_GIT("commits of one Git repository", Unit.PER_SECOND),
    START("start of the command line until it ends", Unit.MILLISECONDS);

    private final String title;
    private final Unit unit;

    Figure(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Returns the heading in the page. */
    public String title() {
        return title;
    }

    /** Returns what it counts. */
    public Unit unit() {
        return unit;
    }
}
