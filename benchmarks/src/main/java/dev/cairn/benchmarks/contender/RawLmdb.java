package dev.cairn.benchmarks.contender;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.PutFlags;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/**
 * lmdbjava alone, with the one stock proxy that needs no JVM flags. Relaxed as our store is: the data of a commit is forced, its root
 * is not.
 */
final class RawLmdb implements Contender {
    private final Env<byte[]> env;
    private final Dbi<byte[]> tags;
    private final Dbi<byte[]> summaries;

    RawLmdb(Path directory, boolean durable) {
        EnvFlags[] flags = durable
                ? new EnvFlags[] {EnvFlags.MDB_NOTLS}
                : new EnvFlags[] {EnvFlags.MDB_NOTLS, EnvFlags.MDB_NOMETASYNC};
        env = Env.create(ByteArrayProxy.PROXY_BA)
                .setMapSize(1L << 40)
                .setMaxDbs(16)
                .open(directory.toFile(), flags);
        tags = env.openDbi("tags", DbiFlags.MDB_CREATE);
        summaries = env.openDbi("attribution", DbiFlags.MDB_CREATE);
    }

    @Override
    public void put(List<Pair> pairs) {
        put(pairs, new PutFlags[0]);
    }

    @Override
    public void append(List<Pair> pairs) {
        put(pairs, PutFlags.MDB_APPEND);
    }

    private void put(List<Pair> pairs, PutFlags... flags) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            for (Pair pair : pairs) {
                tags.put(txn, pair.key(), pair.tag(), flags);
                summaries.put(txn, pair.key(), pair.summary(), flags);
            }
            txn.commit();
        }
    }

    @Override
    public void delete(List<byte[]> keys) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            for (byte[] key : keys) {
                tags.delete(txn, key);
                summaries.delete(txn, key);
            }
            txn.commit();
        }
    }

    @Override
    public View read() {
        return new Reading(env.txnRead());
    }

    @Override
    public void close() {
        env.close();
    }

    private final class Reading implements View {
        private final Txn<byte[]> txn;

        Reading(Txn<byte[]> txn) {
            this.txn = txn;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return tags.get(txn, key);
        }

        @Override
        public boolean has(byte[] key) {
            return get(key) != null;
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            scan(tags, sink);
            scan(summaries, sink);
        }

        private void scan(Dbi<byte[]> table, BiConsumer<byte[], byte[]> sink) {
            try (Cursor<byte[]> cursor = table.openCursor(txn)) {
                for (boolean found = cursor.first(); found; found = cursor.seek(SeekOp.MDB_NEXT)) {
                    sink.accept(cursor.key(), cursor.val());
                }
            }
        }

        @Override
        public void close() {
            txn.close();
        }
    }
}
