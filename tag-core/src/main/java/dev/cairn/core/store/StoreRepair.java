package dev.cairn.core.store;

import dev.cairn.api.FileDamage;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a new store of what is whole in a damaged one, which is only read.
 *
 * <p>Entries are copied as they are. Index rows are made anew from the tags. What refers to something that is lost is kept where it means
 * something alone: a tag without its members or its base stays, and the store notes what it lacks; a name without its tag
 * goes. In the end the new store is verified: but for what it notes as lost, nothing is wrong in it. Until then it is marked as
 * incomplete, as a migration's target is (storage.md MIG-3): whatever ends a repair early leaves a store that says so.
 *
 * <p>For one run; not for several threads at once.
 */
public final class StoreRepair {
    /**
     * What was done.
     *
     * @param saved the entries that were copied
     * @param strays those among them that come from places that nothing leads to: some may have been replaced or deleted before
     * @param indexRows the index rows that were made
     * @param damages how much was wrong with the files
     * @param losses what could not be saved
     */
    public record Result(long saved, long strays, long indexRows, long damages, long losses) {}

    private final TagStore target;
    private final RepairListener listener;
    private long damages;
    private long losses;

    /** Makes a repair into an open, empty store, which its owner closes. */
    public StoreRepair(TagStore target, RepairListener listener) {
        this.target = Objects.requireNonNull(target, "target");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Repairs.
     *
     * @param name what to call the source before people
     * @throws dev.cairn.core.migration.MigrationRefusedException if the target is not empty
     * @throws RepairException if the source is the incomplete target of a migration, or the target differs in the end
     * @throws dev.cairn.api.TagStoreException of another kind if the source cannot be read at all, or the target not be written
     */
    public Result run(String name, RepairSource source) {
        InterruptedMigration.begin(target, "the damaged store " + name);
        SalvageCopy copy = new SalvageCopy(name, target, counting());
        source.read(copy);
        copy.end();
        Mending mending = target.read(operations -> new Mending(operations, target, counting()).run());
        requireClean();
        InterruptedMigration.end(target);
        return new Result(copy.saved() - mending.dropped(), copy.strays(), mending.indexRows(), damages, losses);
    }

    private RepairListener counting() {
        return new RepairListener() {
            @Override
            public void damage(FileDamage damage) {
                damages++;
                listener.damage(damage);
            }

            @Override
            public void loss(Finding loss) {
                losses++;
                listener.loss(loss);
            }

            @Override
            public void progress(long bytes, long totalBytes) {
                listener.progress(bytes, totalBytes);
            }
        };
    }

    private void requireClean() {
        try {
            Optional<Finding> wrong = StoreVerification.firstFinding(target);
            if (wrong.isPresent()) {
                throw new RepairException("the repaired store is not in order: " + wrong.get()
                        + ". This is a fault of Cairn; report it, and discard the new store.");
            }
        } catch (StoreCorruptException damaged) {
            throw new RepairException("the repaired store is damaged already: " + damaged.getMessage());
        }
    }
}
