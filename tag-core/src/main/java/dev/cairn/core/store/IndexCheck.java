package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checks that an index row belongs to a stored tag. */
record IndexCheck(StoredTags tags, Findings findings) {
    void check(Table table, Entry entry) {
        Hash hash = Keys.hashBehind(table, entry.key(), Keys.hashOffset(table, entry.key()));
        Optional<ConsolidatingTag> tag = tags.tag(hash);
        if (tag.isEmpty()) {
            findings.add(table, entry.key(), "the row belongs to tag " + hash + ", which is not stored");
        } else if (!isRowOf(tag.get(), table, entry.key())) {
            findings.add(table, entry.key(), "the row does not fit tag " + hash);
        }
        if (entry.payload().length != 0) {
            findings.add(
                    table, entry.key(), "the row has a payload of " + entry.payload().length + " bytes; expected none");
        }
    }

    private static boolean isRowOf(ConsolidatingTag tag, Table table, byte[] key) {
        AtomicBoolean found = new AtomicBoolean();
        IndexRows.forEach(tag, (rowTable, rowKey) -> {
            if (rowTable == table && Arrays.equals(rowKey, key)) {
                found.set(true);
            }
        });
        return found.get();
    }
}
