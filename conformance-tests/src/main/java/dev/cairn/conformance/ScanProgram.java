package dev.cairn.conformance;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.List;

/** Fills a table with the largest payloads and scans it, in a read and in a write transaction. */
final class ScanProgram {
    private ScanProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        int entries = Integer.parseInt(arguments.get(0));
        try (TagStore store = spec.open()) {
            for (int entry = 0; entry < entries; entry++) {
                put(store, entry);
            }
            ChildMain.say("read " + store.read(tx -> bytes(tx)));
            ChildMain.say("write " + store.write(tx -> bytes(tx)));
        }
    }

    private static void put(TagStore store, int entry) {
        byte[] payload = Bytes.filled(Limits.MAX_PAYLOAD_BYTES, entry);
        store.write(tx -> {
            tx.put(Table.CHANGES, Bytes.of(entry), payload);
            return null;
        });
    }

    private static long bytes(ReadOperations transaction) {
        return transaction
                .scan(Table.CHANGES, KeyRange.all())
                .mapToLong(entry -> entry.payload().length)
                .sum();
    }
}
