package dev.cairn.benchmarks.contender;

import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** The storage engine of H2. Reads see each commit as it is made; durable by a sync after each commit. */
final class MvStoreContender implements Contender {
    private final MVStore store;
    private final boolean durable;
    private final MVMap<byte[], byte[]> tags;
    private final MVMap<byte[], byte[]> summaries;

    MvStoreContender(Path directory, boolean durable) {
        this.durable = durable;
        store = new MVStore.Builder()
                .fileName(directory.resolve("store.mv").toString())
                .autoCommitDisabled()
                .open();
        // Else it keeps the pages of every commit of the last 45 seconds, twenty times the data under load.
        store.setRetentionTime(0);
        tags = open("tags");
        summaries = open("summaries");
    }

    private MVMap<byte[], byte[]> open(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    @Override
    public synchronized void put(List<Pair> pairs) {
        for (Pair pair : pairs) {
            tags.put(pair.key(), pair.tag());
            summaries.put(pair.key(), pair.summary());
        }
        commit();
    }

    @Override
    public synchronized void delete(List<byte[]> keys) {
        for (byte[] key : keys) {
            tags.remove(key);
            summaries.remove(key);
        }
        commit();
    }

    private void commit() {
        store.commit();
        if (durable) {
            store.sync();
        }
    }

    @Override
    public View read() {
        return new MapView(tags, summaries);
    }

    @Override
    public void close() {
        store.close();
    }
}
