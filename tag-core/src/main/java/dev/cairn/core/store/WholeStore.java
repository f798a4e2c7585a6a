package dev.cairn.core.store;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.InterruptedMigration;

/**
 * Refuses a store that an interrupted migration left behind, at the begin of every transaction (storage.md MIG-3).
 *
 * <p>A version stands for one committed state, whichever process made it, and is never used again. So the mark is looked for once in
 * every version, and a migration that begins in another process is noticed by the first transaction behind its first commit.
 */
final class WholeStore {
    private static final long NONE = -1;

    private final TagStore store;
    private volatile long wholeAt = NONE;

    WholeStore(TagStore store) {
        this.store = store;
    }

    /**
     * Returns the operations of a transaction that has written nothing yet.
     *
     * @throws dev.cairn.core.migration.MigrationInterruptedException if the store is incomplete
     */
    <T extends ReadOperations> T require(T operations) {
        long version = operations.version();
        if (version != wholeAt) {
            InterruptedMigration.refuse(store, operations);
            wholeAt = version;
        }
        return operations;
    }

    /**
     * Returns the operations of a transaction that may read what is not committed yet. To ask for its version would be to wait for that,
     * and keep it from sharing its commit; so the mark is looked for.
     *
     * @throws dev.cairn.core.migration.MigrationInterruptedException if the store is incomplete
     */
    <T extends ReadOperations> T requireUncommitted(T operations) {
        InterruptedMigration.refuse(store, operations);
        return operations;
    }
}
