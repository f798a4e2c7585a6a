package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The engine below the transactions, for rules that only show there. */
final class EngineUnderTest implements AutoCloseable {
    private final StorageEngine engine;

    private EngineUnderTest(StorageEngine engine) {
        this.engine = engine;
    }

    static EngineUnderTest open(Stores stores) {
        StoreSpec spec = stores.spec();
        return new EngineUnderTest(
                stores.subject().provider().open(new StoreConfig(spec.backend(), spec.path(), spec.options())));
    }

    Snapshot snapshot() {
        return engine.snapshot();
    }

    /** Commits one put on the newest state. */
    long commit(Table table, byte[] key, byte[] value) {
        return commit(table, key, value, version());
    }

    long commit(Table table, byte[] key, byte[] value, long baseVersion) {
        WriteBatch.Operation put = new WriteBatch.Operation(table, key, value);
        return engine.commit(new WriteBatch(List.of(put), (long) key.length + value.length), baseVersion);
    }

    long version() {
        try (Snapshot snapshot = engine.snapshot()) {
            return snapshot.version();
        }
    }

    Optional<byte[]> get(Table table, byte[] key) {
        try (Snapshot snapshot = engine.snapshot()) {
            return Optional.ofNullable(snapshot.get(table, key)).map(EngineUnderTest::copy);
        }
    }

    private static byte[] copy(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        engine.close();
    }
}
