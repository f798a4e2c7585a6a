package dev.cairn.core.store;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store in which the values of some entries of a table are damaged: as in a real one, a scan over such an entry hands out nothing. */
final class DamagedStore extends ForwardingStore {
    private final Table damagedTable;
    private final List<byte[]> damagedKeys;

    DamagedStore(TagStore store, Table table, List<byte[]> keys) {
        super(store);
        this.damagedTable = table;
        this.damagedKeys = keys;
    }

    @Override
    public ReadTransaction beginRead() {
        return new ForwardingTransaction(super.beginRead()) {
            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                refuse(table, key);
                return super.get(table, key);
            }

            // The last of the damaged ones is met first, so that those before it are looked for.
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                List<Entry> page = super.scan(table, range).toList();
                for (int row = page.size() - 1; row >= 0; row--) {
                    refuse(table, page.get(row).key());
                }
                return page.stream();
            }
        };
    }

    private void refuse(Table table, byte[] key) {
        if (table == damagedTable && damagedKeys.stream().anyMatch(damaged -> Arrays.equals(damaged, key))) {
            throw new CorruptEntryException("bent", table, key, "the checksum is wrong");
        }
    }
}
