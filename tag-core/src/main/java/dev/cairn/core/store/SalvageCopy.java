package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.FileDamage;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies what is salvaged into a store, record by record: what is no record of its table is a loss. */
final class SalvageCopy implements SalvageReceiver {
    private final String source;
    private final TagStore target;
    private final BufferedWrites writes;
    private final RepairListener listener;

    /** The payloads of strays by table and key; an empty one where two differ. */
    private final Map<Row, byte[]> strayRows = new HashMap<>();

    private final Map<Row, Finding> corrupt = new LinkedHashMap<>();
    private final Set<Hash> indexedTags = new LinkedHashSet<>();
    private @Nullable ReadTransaction copied;
    private long saved;
    private long strays;

    SalvageCopy(String source, TagStore target, RepairListener listener) {
        this.source = source;
        this.target = target;
        this.writes = new BufferedWrites(target);
        this.listener = listener;
    }

    long saved() {
        return saved;
    }

    long strays() {
        return strays;
    }

    @Override
    public void entry(Table table, Entry entry) {
        if (isIndex(table)) {
            noteIndexed(table, entry.key());
        } else if (isRecord(table, entry)) {
            put(table, entry);
        }
    }

    private static boolean isIndex(Table table) {
        return table == Table.VERSIONS || table == Table.CHANNEL_TAGS || table == Table.TIPS;
    }

    /** Of a tag whose record is lost, its row in the index of channels may be all that tells. */
    private void noteIndexed(Table table, byte[] key) {
        if (table == Table.CHANNEL_TAGS) {
            try {
                indexedTags.add(Keys.hashBehind(table, key, Keys.hashOffset(table, key)));
            } catch (StoreCorruptException noRow) {
                // Made anew with all the others.
            }
        }
    }

    private boolean isRecord(Table table, Entry entry) {
        if (InterruptedMigration.isMark(table, entry.key())) {
            throw new RepairException(
                    source + ": the store is the incomplete target of a migration or an import, which its"
                            + " source makes anew. Run that again into a new store.");
        }
        try {
            decode(table, entry);
            return true;
        } catch (StoreCorruptException malformed) {
            listener.loss(finding(table, entry.key(), String.valueOf(malformed.getMessage())));
            return false;
        }
    }

    private static void decode(Table table, Entry entry) {
        switch (table) {
            case TAGS -> Records.decodeTag(Keys.hashBehind(table, entry.key(), 0), entry.payload());
            case ATTRIBUTION -> Records.decodeSummary(Keys.hashBehind(table, entry.key(), 0), entry.payload());
            case MEMBERS -> {
                Keys.segmentOf(entry.key());
                Records.decodeMembers(entry.key(), entry.payload());
            }
            case NAMES -> Records.decodeName(entry.key(), entry.payload());
            case CHANGES -> StoreVerification.checkChange(entry);
            case VERSIONS, CHANNEL_TAGS, TIPS, META -> {} // nothing to decode
        }
    }

    private void put(Table table, Entry entry) {
        writes.put(table, entry.key(), entry.payload());
        saved++;
    }

    @Override
    public void stray(Table table, Entry entry) {
        Row row = Row.of(table, entry.key());
        byte[] before = strayRows.get(row);
        if (before == null) {
            if (!isIndex(table) && !isCopied(table, entry.key()) && isRecord(table, entry)) {
                strayRows.put(row, entry.payload());
            }
        } else if (!Arrays.equals(before, entry.payload()) && before.length > 0) {
            strayRows.put(row, new byte[0]);
            listener.loss(
                    finding(table, entry.key(), "several values were found, and nothing tells which is the newest"));
        }
    }

    private boolean isCopied(Table table, byte[] key) {
        if (copied == null) {
            writes.flush();
            copied = target.beginRead();
        }
        return copied.contains(table, key);
    }

    /** A table and a key in hexadecimal. */
    private record Row(Table table, String hex) {
        static Row of(Table table, byte[] key) {
            return new Row(table, HexFormat.of().formatHex(key));
        }

        byte[] key() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private static Finding finding(Table table, byte[] key, String what) {
        return new Finding(table, HexFormat.of().formatHex(key), what);
    }

    @Override
    public void corrupt(Table table, byte[] key, String what) {
        if (!isIndex(table)) {
            corrupt.put(Row.of(table, key), finding(table, key, what));
        }
    }

    @Override
    public void damage(FileDamage damage) {
        listener.damage(damage);
    }

    @Override
    public void progress(long bytes, long totalBytes) {
        listener.progress(bytes, totalBytes);
    }

    /** Writes what is left, and tells what is lost now that everything was seen. */
    void end() {
        if (copied != null) {
            copied.close();
        }
        strayRows.forEach(this::putStray);
        writes.flush();
        target.read(operations -> {
            corrupt.forEach((row, finding) -> {
                if (row.hex().isEmpty() || !operations.contains(row.table(), row.key())) {
                    listener.loss(finding);
                }
            });
            indexedTags.stream()
                    .filter(tag -> !operations.contains(Table.TAGS, tag.bytes()))
                    .forEach(tag -> listener.loss(finding(Table.TAGS, tag.bytes(), "tag " + tag + " is lost")));
            return null;
        });
    }

    private void putStray(Row row, byte[] payload) {
        if (payload.length > 0) {
            strays++;
            put(row.table(), new Entry(row.key(), payload));
        }
    }
}
