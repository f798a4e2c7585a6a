package dev.cairn.benchmarks.contender;

import java.nio.file.Path;
import java.util.List;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** MapDB with its write-ahead log, which is what makes its commits durable. Reads see what is being written. */
final class MapDbContender implements Contender {
    private final DB db;
    private final BTreeMap<byte[], byte[]> tags;
    private final BTreeMap<byte[], byte[]> summaries;

    MapDbContender(Path directory) {
        db = DBMaker.fileDB(directory.resolve("store.mapdb").toFile())
                .transactionEnable()
                .make();
        tags = open("tags");
        summaries = open("summaries");
    }

    private BTreeMap<byte[], byte[]> open(String name) {
        return db.treeMap(name, Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY).createOrOpen();
    }

    @Override
    public synchronized void put(List<Pair> pairs) {
        for (Pair pair : pairs) {
            tags.put(pair.key(), pair.tag());
            summaries.put(pair.key(), pair.summary());
        }
        db.commit();
    }

    @Override
    public synchronized void delete(List<byte[]> keys) {
        keys.forEach(tags::remove);
        keys.forEach(summaries::remove);
        db.commit();
    }

    @Override
    public View read() {
        return new MapView(tags, summaries);
    }

    @Override
    public void close() {
        db.close();
    }
}
