package dev.cairn.core.history;

/** Hears how far the making of many tags has come. Called by the thread that makes them. */
@FunctionalInterface
public interface ConsolidationListener {
    /** Hears nothing. */
    ConsolidationListener NONE = (releasesDone, releases, changesDone) -> {};

    /**
     * Called now and then, and at the end; what is done is stored.
     *
     * @param releasesDone releases that are done
     * @param releases all releases
     * @param changesDone members of the tags made so far
     */
    void progress(long releasesDone, long releases, long changesDone);
}
