package dev.cairn.benchmarks.contender;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/** Xodus: a log of copied B-tree pages, with snapshots. */
final class XodusContender implements Contender {
    private final Environment environment;
    private final Store tags;
    private final Store summaries;

    XodusContender(Path directory, boolean durable) {
        environment = Environments.newInstance(
                directory.toFile(),
                new EnvironmentConfig().setLogDurableWrite(durable).setMemoryUsagePercentage(20));
        tags = open("tags");
        summaries = open("summaries");
    }

    private Store open(String name) {
        return environment.computeInTransaction(
                transaction -> environment.openStore(name, StoreConfig.WITHOUT_DUPLICATES, transaction));
    }

    @Override
    public void put(List<Pair> pairs) {
        environment.executeInExclusiveTransaction(transaction -> {
            for (Pair pair : pairs) {
                ByteIterable key = new ArrayByteIterable(pair.key());
                tags.put(transaction, key, new ArrayByteIterable(pair.tag()));
                summaries.put(transaction, key, new ArrayByteIterable(pair.summary()));
            }
        });
    }

    @Override
    public void append(List<Pair> pairs) {
        environment.executeInExclusiveTransaction(transaction -> {
            for (Pair pair : pairs) {
                ByteIterable key = new ArrayByteIterable(pair.key());
                tags.putRight(transaction, key, new ArrayByteIterable(pair.tag()));
                summaries.putRight(transaction, key, new ArrayByteIterable(pair.summary()));
            }
        });
    }

    @Override
    public void delete(List<byte[]> keys) {
        environment.executeInExclusiveTransaction(transaction -> {
            for (byte[] key : keys) {
                tags.delete(transaction, new ArrayByteIterable(key));
                summaries.delete(transaction, new ArrayByteIterable(key));
            }
        });
    }

    @Override
    public View read() {
        return new Reading(environment.beginReadonlyTransaction());
    }

    @Override
    public void close() {
        environment.close();
    }

    private static byte[] copy(ByteIterable bytes) {
        // The array that it shows may be its own, and longer than the value.
        return Arrays.copyOf(bytes.getBytesUnsafe(), bytes.getLength());
    }

    private final class Reading implements View {
        private final Transaction transaction;

        Reading(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            ByteIterable found = tags.get(transaction, new ArrayByteIterable(key));
            return found == null ? null : copy(found);
        }

        @Override
        public boolean has(byte[] key) {
            return tags.get(transaction, new ArrayByteIterable(key)) != null;
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            scan(tags, sink);
            scan(summaries, sink);
        }

        private void scan(Store store, BiConsumer<byte[], byte[]> sink) {
            try (Cursor cursor = store.openCursor(transaction)) {
                while (cursor.getNext()) {
                    sink.accept(copy(cursor.getKey()), copy(cursor.getValue()));
                }
            }
        }

        @Override
        public void close() {
            transaction.abort();
        }
    }
}
