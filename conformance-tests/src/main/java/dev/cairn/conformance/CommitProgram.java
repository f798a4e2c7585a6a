package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.List;

/**
 * Commits numbered batches until it is killed, and says {@code begin n} before and {@code end n} after each commit. At one
 * batch it stops, before or after the commit, and waits to be killed there.
 */
final class CommitProgram {
    /** Where the program stops. */
    enum Stop {
        NOWHERE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private CommitProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        Stop stop = Stop.valueOf(arguments.get(0));
        long at = Long.parseLong(arguments.get(1));
        try (TagStore store = spec.open()) {
            for (long batch = Long.parseLong(arguments.get(2)); ; batch++) {
                commit(store, batch, batch == at ? stop : Stop.NOWHERE);
            }
        }
    }

    private static void commit(TagStore store, long batch, Stop stop) {
        try (WriteTransaction transaction = store.beginWrite()) {
            NumberedBatch.put(transaction, batch, store.info().traits());
            ChildMain.say("begin " + batch);
            pauseIf(stop == Stop.BEFORE_COMMIT);
            transaction.commit();
            // Before anything else is asked of the store, which may do then what the commit should have done.
            ChildMain.say("end " + batch);
            pauseIf(stop == Stop.AFTER_COMMIT);
        }
        if (Shortcuts.number(store, NumberedBatch::last) != batch) {
            ChildMain.say("lost batch " + batch + " already");
        }
    }

    private static void pauseIf(boolean stopped) {
        if (stopped) {
            ChildMain.say("stopped");
            ChildMain.awaitWord();
        }
    }
}
