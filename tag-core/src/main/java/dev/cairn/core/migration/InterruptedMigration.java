package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The mark of a migration that did not end: key {@code migration} of table {@code meta}, written by the first commit into the target and
 * removed by the last (storage.md MIG-3).
 */
public final class InterruptedMigration {
    private static final byte[] KEY = "migration".getBytes(StandardCharsets.US_ASCII);

    private InterruptedMigration() {}

    /**
     * Refuses a store that holds a part of another only.
     *
     * @throws MigrationInterruptedException if it does; the message says what to do
     */
    public static void refuse(TagStore store, ReadOperations operations) {
        Optional<MigrationMark> mark = in(operations);
        if (mark.isPresent()) {
            throw new MigrationInterruptedException(name(store.info()), mark.get());
        }
    }

    /**
     * Marks an empty store as incomplete, until {@link #end} is called.
     *
     * @param source what it is being filled from, for people
     * @throws MigrationRefusedException if it is not empty
     */
    public static void begin(TagStore target, String source) {
        target.write(operations -> {
            Target.requireEmpty(name(target.info()), operations);
            operations.put(Table.META, KEY, Records.encode(new MigrationMark(source, Optional.empty(), 0)));
            return null;
        });
    }

    /** Says that a store is whole. */
    public static void end(TagStore target) {
        target.write(operations -> operations.delete(Table.META, KEY));
    }

    /** Returns the place that a store was being copied from; empty if the store is whole. */
    public static Optional<String> source(ReadOperations operations) {
        return in(operations).map(MigrationMark::source);
    }

    /** Returns the place that a store was being copied from, if this entry of table {@code meta} tells. */
    public static Optional<String> sourceIn(Entry meta) {
        return isMark(Table.META, meta.key())
                ? Optional.of(Records.decodeMigration(KEY, meta.payload()).source())
                : Optional.empty();
    }

    static Optional<MigrationMark> in(ReadOperations operations) {
        return operations.get(Table.META, KEY).map(payload -> Records.decodeMigration(KEY, payload));
    }

    /** Returns the key that the mark stands under, in table {@code meta}. */
    public static byte[] key() {
        return KEY.clone();
    }

    /** Returns whether this is where the mark stands. */
    public static boolean isMark(Table table, byte[] key) {
        return table == Table.META && Arrays.equals(KEY, key);
    }

    static String name(StoreInfo store) {
        return store.backend() + ":" + store.location().orElse("");
    }
}
