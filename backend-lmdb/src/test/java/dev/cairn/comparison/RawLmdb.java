package dev.cairn.comparison;

import java.nio.file.Path;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/** lmdbjava alone, with the one stock proxy that needs no JVM flags. */
final class RawLmdb implements Contender {
    private final Work work;
    private final Env<byte[]> env;
    private final Dbi<byte[]> tags;

    RawLmdb(Work work, Path directory) {
        this.work = work;
        env = Env.create(ByteArrayProxy.PROXY_BA)
                .setMapSize(1L << 40)
                .setMaxDbs(16)
                .open(directory.toFile(), EnvFlags.MDB_NOTLS);
        tags = env.openDbi("tags", DbiFlags.MDB_CREATE);
    }

    @Override
    public void load() {
        put(0, Work.ENTRIES);
    }

    private void put(int from, int count) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            for (int i = from; i < from + count; i++) {
                tags.put(txn, work.keys[i], work.values[i]);
            }
            txn.commit();
        }
    }

    @Override
    public void get() {
        try (Txn<byte[]> txn = env.txnRead()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(tags.get(txn, work.key()));
            }
        }
    }

    @Override
    public void getAlone() {
        for (int i = 0; i < Work.READS; i++) {
            try (Txn<byte[]> txn = env.txnRead()) {
                work.take(tags.get(txn, work.key()));
            }
        }
    }

    @Override
    public void contains() {
        try (Txn<byte[]> txn = env.txnRead()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(tags.get(txn, work.key()) != null);
            }
        }
    }

    @Override
    public void scan() {
        try (Txn<byte[]> txn = env.txnRead();
                Cursor<byte[]> cursor = tags.openCursor(txn)) {
            for (boolean found = cursor.first(); found; found = cursor.seek(SeekOp.MDB_NEXT)) {
                work.take(cursor.key());
                work.take(cursor.val());
            }
        }
    }

    @Override
    public void commit() {
        for (int i = 0; i < Work.COMMITS; i++) {
            put(work.place(), Work.PUTS_EACH);
        }
    }

    @Override
    public void close() {
        env.close();
    }
}
