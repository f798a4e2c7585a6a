package dev.cairn.core.migration;

import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.TagStore;
import java.util.Objects;

/**
 * Copies one state of a store into another, payload for payload, and proves that both are equal (storage.md MIG-1 to MIG-5).
 *
 * <p>The source is only read, and may be written to meanwhile. What becomes of the target is told at {@link StoreCopy}.
 *
 * <p>Resumed, a migration goes on behind what the target holds if the source proves, by identity and version, to be in the state that
 * was being copied; otherwise it empties the target and copies anew. Stateless between runs; not for several threads at once.
 */
public final class Migration {
    private final TagStore source;
    private final TagStore target;
    private final MigrationOptions options;

    /** Makes a migration between two open stores, which their owner closes. */
    public Migration(TagStore source, TagStore target, MigrationOptions options) {
        this.source = Objects.requireNonNull(source, "source");
        this.target = Objects.requireNonNull(target, "target");
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Migrates.
     *
     * @throws MigrationRefusedException if both are one store, or the target holds something else
     * @throws MigrationInterruptedException if the source is incomplete, or the target is and may not be resumed
     * @throws MigrationCancelledException if the listener says so
     * @throws MigrationMismatchException if both sides differ in the end
     * @throws dev.cairn.api.TagStoreException of another kind if a store cannot be read or written
     */
    public MigrationReport run(MigrationListener listener) {
        refuseSameStore();
        try (ReadTransaction from = source.beginRead()) {
            InterruptedMigration.refuse(source, from);
            return new StoreCopy(new StoreState(source.info(), from), target, options, listener).run();
        }
    }

    private void refuseSameStore() {
        StoreInfo from = source.info();
        boolean sameIdentity = from.identity().isPresent()
                && from.identity().equals(target.info().identity());
        if (source.equals(target) || sameIdentity) {
            throw new MigrationRefusedException(InterruptedMigration.name(from)
                    + ": source and target are one store, or one is a copy of the other's files."
                    + " Name a new store as target.");
        }
    }
}
