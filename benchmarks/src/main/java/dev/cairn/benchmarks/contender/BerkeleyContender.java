package dev.cairn.benchmarks.contender;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.CursorConfig;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Berkeley DB JE: a log that is the store, with a B-tree in the heap. It has no snapshots; reads see what is committed. */
final class BerkeleyContender implements Contender {
    private final Environment environment;
    private final Database tags;
    private final Database summaries;

    BerkeleyContender(Path directory, boolean durable) {
        EnvironmentConfig config = new EnvironmentConfig();
        config.setAllowCreate(true).setTransactional(true);
        config.setDurability(durable ? Durability.COMMIT_SYNC : Durability.COMMIT_NO_SYNC);
        config.setCachePercent(20);
        environment = new Environment(directory.toFile(), config);
        DatabaseConfig table = new DatabaseConfig().setAllowCreate(true).setTransactional(true);
        tags = environment.openDatabase(null, "tags", table);
        summaries = environment.openDatabase(null, "summaries", table);
    }

    @Override
    public void put(List<Pair> pairs) {
        Transaction transaction = environment.beginTransaction(null, null);
        for (Pair pair : pairs) {
            DatabaseEntry key = new DatabaseEntry(pair.key());
            tags.put(transaction, key, new DatabaseEntry(pair.tag()));
            summaries.put(transaction, key, new DatabaseEntry(pair.summary()));
        }
        transaction.commit();
    }

    @Override
    public void delete(List<byte[]> keys) {
        Transaction transaction = environment.beginTransaction(null, null);
        for (byte[] key : keys) {
            tags.delete(transaction, new DatabaseEntry(key));
            summaries.delete(transaction, new DatabaseEntry(key));
        }
        transaction.commit();
    }

    @Override
    public View read() {
        return new Reading();
    }

    @Override
    public void close() {
        tags.close();
        summaries.close();
        environment.close();
    }

    private final class Reading implements View {
        @Override
        public byte @Nullable [] get(byte[] key) {
            DatabaseEntry value = new DatabaseEntry();
            return tags.get(null, new DatabaseEntry(key), value, LockMode.READ_COMMITTED) == OperationStatus.SUCCESS
                    ? value.getData()
                    : null;
        }

        @Override
        public boolean has(byte[] key) {
            DatabaseEntry nothing = new DatabaseEntry();
            nothing.setPartial(0, 0, true);
            return tags.get(null, new DatabaseEntry(key), nothing, LockMode.READ_COMMITTED) == OperationStatus.SUCCESS;
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            scan(tags, sink);
            scan(summaries, sink);
        }

        private void scan(Database table, BiConsumer<byte[], byte[]> sink) {
            DatabaseEntry key = new DatabaseEntry();
            DatabaseEntry value = new DatabaseEntry();
            try (Cursor cursor = table.openCursor(null, CursorConfig.READ_COMMITTED)) {
                while (cursor.getNext(key, value, LockMode.DEFAULT) == OperationStatus.SUCCESS) {
                    sink.accept(key.getData(), value.getData());
                }
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
