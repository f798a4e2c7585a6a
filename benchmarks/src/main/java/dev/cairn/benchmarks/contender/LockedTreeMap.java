package dev.cairn.benchmarks.contender;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Two ordered maps of the JDK under one lock, which copy what they take and give: the least that keeps a store in memory. */
final class LockedTreeMap implements Contender {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final TreeMap<byte[], byte[]> tags = new TreeMap<>(Arrays::compareUnsigned);
    private final TreeMap<byte[], byte[]> summaries = new TreeMap<>(Arrays::compareUnsigned);
    private final MapView view = new MapView(tags, summaries);

    @Override
    public void put(List<Pair> pairs) {
        lock.writeLock().lock();
        try {
            for (Pair pair : pairs) {
                byte[] key = pair.key().clone();
                tags.put(key, pair.tag().clone());
                summaries.put(key, pair.summary().clone());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void delete(List<byte[]> keys) {
        lock.writeLock().lock();
        try {
            keys.forEach(tags::remove);
            keys.forEach(summaries::remove);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public View read() {
        return new Reading();
    }

    @Override
    public void close() {
        // Only memory.
    }

    /** Locks at each call. */
    private final class Reading implements View {
        @Override
        public byte @Nullable [] get(byte[] key) {
            lock.readLock().lock();
            try {
                return view.get(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public boolean has(byte[] key) {
            lock.readLock().lock();
            try {
                return view.has(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            lock.readLock().lock();
            try {
                view.scan(sink);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
