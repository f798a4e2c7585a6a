package dev.cairn.conformance;

import dev.cairn.api.StoreFailedException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import java.util.List;

/** Commits stamps with ballast until a commit fails, or enough was written; and says what can be seen. */
final class FillProgram {
    private static final byte[] BALLAST = Bytes.filled(512 << 10, 7);

    private FillProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        long most = Long.parseLong(arguments.get(0));
        try (TagStore store = spec.open()) {
            for (long number = 1; number <= most; number++) {
                commit(store, number);
                ChildMain.say("committed " + store.<Long>read(Stamp::seen));
            }
        } catch (FailedCommit failure) {
            ChildMain.say("failed " + failure.getMessage());
        }
        ChildMain.say("over");
    }

    private static void commit(TagStore store, long number) {
        try {
            store.write(tx -> {
                Stamp.put(tx, number);
                tx.put(Table.CHANGES, Bytes.of(number), BALLAST);
                return null;
            });
        } catch (TagStoreException failure) {
            throw new FailedCommit(seen(store) + " after " + failure, failure);
        }
    }

    private static String seen(TagStore store) {
        try {
            return String.valueOf(store.read(Stamp::seen));
        } catch (StoreFailedException refusal) {
            return "refused";
        }
    }

    private static final class FailedCommit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedCommit(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
