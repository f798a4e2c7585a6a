package dev.cairn.benchmarks.contender;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB with bloom filters, a cache of 128 MiB and a log that is recycled: a log-structured tree. */
final class RocksDbContender implements Contender {
    static {
        RocksDB.loadLibrary();
    }

    private final LRUCache cache = new LRUCache(128L << 20);
    private final ColumnFamilyOptions family = new ColumnFamilyOptions()
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setFilterPolicy(new BloomFilter(10))
                    .setBlockCache(cache));
    private final DBOptions options = new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setRecycleLogFileNum(2);
    private final WriteOptions writing;
    private final List<ColumnFamilyHandle> handles = new ArrayList<>();
    private final RocksDB db;

    RocksDbContender(Path directory, boolean durable) {
        writing = new WriteOptions().setSync(durable);
        List<ColumnFamilyDescriptor> families = List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                new ColumnFamilyDescriptor("summaries".getBytes(StandardCharsets.UTF_8), family));
        db = call(() -> RocksDB.open(options, directory.toString(), families, handles));
    }

    @Override
    public void put(List<Pair> pairs) {
        write(batch -> {
            for (Pair pair : pairs) {
                batch.put(handles.get(0), pair.key(), pair.tag());
                batch.put(handles.get(1), pair.key(), pair.summary());
            }
        });
    }

    @Override
    public void delete(List<byte[]> keys) {
        write(batch -> {
            for (byte[] key : keys) {
                batch.delete(handles.get(0), key);
                batch.delete(handles.get(1), key);
            }
        });
    }

    private void write(Filling filling) {
        call(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                filling.fill(batch);
                db.write(writing, batch);
            }
            return db;
        });
    }

    @Override
    public View read() {
        return new Reading(db.getSnapshot());
    }

    @Override
    public void close() {
        handles.forEach(ColumnFamilyHandle::close);
        db.close();
        writing.close();
        options.close();
        family.close();
        cache.close();
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Call<T> {
        T run() throws RocksDBException;
    }

    private interface Filling {
        void fill(WriteBatch batch) throws RocksDBException;
    }

    private final class Reading implements View {
        private final Snapshot snapshot;
        private final ReadOptions reading;

        Reading(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.reading = new ReadOptions().setSnapshot(snapshot);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            try {
                return db.get(handles.get(0), reading, key);
            } catch (RocksDBException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean has(byte[] key) {
            return get(key) != null;
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            for (ColumnFamilyHandle handle : handles) {
                try (RocksIterator entries = db.newIterator(handle, reading)) {
                    for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                        sink.accept(entries.key(), entries.value());
                    }
                }
            }
        }

        @Override
        public void close() {
            reading.close();
            db.releaseSnapshot(snapshot);
        }
    }
}
