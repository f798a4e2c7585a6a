package dev.cairn.comparison;

/** One way to do the work. Each method does it once: {@link Work#READS} reads, one scan, {@link Work#COMMITS} commits. */
interface Contender extends AutoCloseable {
    /** Puts all entries. */
    void load();

    /** Reads at random in one transaction. */
    void get();

    /** Reads at random, each time in a transaction of its own. */
    void getAlone();

    /** Asks at random whether a key is there, in one transaction. */
    void contains();

    /** Reads all entries in order. */
    void scan();

    /** Commits durably, {@link Work#PUTS_EACH} entries each time. */
    void commit();

    @Override
    void close();
}
