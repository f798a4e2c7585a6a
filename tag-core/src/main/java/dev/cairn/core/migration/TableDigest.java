package dev.cairn.core.migration;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.util.function.Consumer;

/**
 * What a table holds, in short (storage.md MIG-4). The mark of an interrupted migration does not count.
 *
 * @param table the table
 * @param entries the number of its entries
 * @param digest SHA-256 in lower-case hexadecimal, over the entries in ascending order: key length (u32 little-endian), key, payload
 *     length (u32 little-endian), payload
 */
public record TableDigest(Table table, long entries, String digest) {
    /** Reads a table. */
    public static TableDigest of(ReadOperations operations, Table table) {
        return of(operations, table, entry -> {});
    }

    /** Reads a table, and shows every entry of it to a watcher, which may throw. */
    public static TableDigest of(ReadOperations operations, Table table, Consumer<Entry> watcher) {
        Computation computation = new Computation(table);
        operations
                .scan(table, KeyRange.all())
                .filter(entry -> !InterruptedMigration.isMark(table, entry.key()))
                .peek(watcher)
                .forEachOrdered(computation::add);
        return computation.result();
    }

    /** A digest in the making. */
    static final class Computation {
        private final Hasher hasher = Hashing.sha256().newHasher();
        private final Table table;
        private long entries;

        Computation(Table table) {
            this.table = table;
        }

        void add(Entry entry) {
            entries++;
            hasher.putInt(entry.key().length).putBytes(entry.key());
            hasher.putInt(entry.payload().length).putBytes(entry.payload());
        }

        /** Returns the digest of all that was added; called once, in the end. */
        TableDigest result() {
            return new TableDigest(table, entries, hasher.hash().toString());
        }
    }
}
