package dev.cairn.core.store;

/** Is told what verification finds and how far it is. Called by the thread that verifies. */
@FunctionalInterface
public interface VerificationListener {
    /** Is told what is wrong, in order of tables. */
    void finding(Finding finding);

    /** Is told, every few entries, how many of all were read. */
    default void progress(long entries, long totalEntries) {}
}
