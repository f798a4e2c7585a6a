package dev.cairn.core.store;

import dev.cairn.api.Limits;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes to a store in commits of bounded size, where no reader can tell one commit from several. */
final class BufferedWrites {
    private static final long MAX_OPERATIONS = 10_000;
    private static final long MAX_BYTES = 4L << 20;

    private final TagStore store;
    private final long maxOperations;
    private final long maxBytes;
    private final List<Consumer<WriteOperations>> waiting = new ArrayList<>();
    private long bytes;

    BufferedWrites(TagStore store) {
        StoreTraits traits = store.info().traits();
        this.store = store;
        this.maxOperations = Math.min(MAX_OPERATIONS, traits.largestBatchEntries());
        this.maxBytes = Math.min(MAX_BYTES, traits.largestBatchBytes());
    }

    void put(Table table, byte[] key, byte[] payload) {
        makeRoom(key.length + payload.length + Limits.ENVELOPE_BYTES);
        waiting.add(operations -> operations.put(table, key, payload));
    }

    void delete(Table table, byte[] key) {
        makeRoom(key.length);
        waiting.add(operations -> operations.delete(table, key));
    }

    private void makeRoom(long more) {
        if (waiting.size() >= maxOperations || bytes + more > maxBytes) {
            flush();
        }
        bytes += more;
    }

    void flush() {
        if (!waiting.isEmpty()) {
            store.write(operations -> {
                waiting.forEach(write -> write.accept(operations));
                return null;
            });
        }
        waiting.clear();
        bytes = 0;
    }
}
