package dev.cairn.core.store;

import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.util.HexFormat;

/** What is repaired: whatever entries can still be read of a store. */
@FunctionalInterface
public interface RepairSource {
    /** Hands on the entries, as {@link TagStores#salvage} does. */
    void read(SalvageReceiver receiver);

    /** Returns an open store as a source: all of its entries but those that cannot be read. */
    static RepairSource of(TagStore store) {
        return receiver -> store.read(operations -> {
            Findings unreadable = new Findings(finding ->
                    receiver.corrupt(finding.table(), HexFormat.of().parseHex(finding.key()), finding.what()));
            for (Table table : Table.values()) {
                TableWalk.walk(operations, unreadable, table, entry -> receiver.entry(table, entry));
            }
            return null;
        });
    }
}
