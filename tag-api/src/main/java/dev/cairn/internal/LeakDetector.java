package dev.cairn.internal;

import java.lang.ref.Cleaner;

/** Finds transactions that were dropped without being closed, releases what they hold, and logs them (storage.md TXN-8). */
final class LeakDetector {
    private static final System.Logger LOG = System.getLogger("dev.cairn.leaks");

    private final Cleaner cleaner = Cleaner.create();

    /** Watches a transaction for as long as its user has it, or until it is closed: then the collector has nothing to do with it. */
    void watch(DefaultTransaction transaction, String store) {
        TransactionState state = transaction.state();
        transaction.watchedBy(cleaner.register(transaction, () -> release(state, store)));
    }

    private static void release(TransactionState state, String store) {
        if (state.end("was dropped without being closed, and released by the collector")) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    store + ": a transaction " + state.origin()
                            + " was dropped without being closed. Close transactions, with try-with-resources for"
                            + " example; the option traceTransactions=true shows where it began.",
                    state.trace());
        }
    }
}
