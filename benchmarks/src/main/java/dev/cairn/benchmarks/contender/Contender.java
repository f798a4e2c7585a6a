package dev.cairn.benchmarks.contender;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A store with two tables, tags and summaries. Threads may put at once; a view belongs to one thread. */
public interface Contender extends AutoCloseable {
    /** Puts both values of every pair, in one transaction, as durably as the store was opened. */
    void put(List<Pair> pairs);

    /** Puts pairs in ascending order of key, all above what is there, in one transaction, the fastest way that there is for that. */
    default void append(List<Pair> pairs) {
        put(pairs);
    }

    /** Removes both values of every key, in one transaction. */
    void delete(List<byte[]> keys);

    /** Begins to read: one unchanging state where the store can, else what is there at each call. */
    View read();

    /** Returns a copy of the tag under a key, read in a transaction of its own, by the cheapest way there is. */
    default byte @Nullable [] getAlone(byte[] key) {
        try (View view = read()) {
            return view.get(key);
        }
    }

    @Override
    void close();

    /** A state that is read. */
    interface View extends AutoCloseable {
        /** Returns a copy of the tag under a key. */
        byte @Nullable [] get(byte[] key);

        /** Returns whether there is a tag under a key, by the cheapest call that tells it. */
        boolean has(byte[] key);

        /** Hands over a copy of every key and value of both tables, in order of key where the store has an order. */
        void scan(BiConsumer<byte[], byte[]> sink);

        @Override
        void close();
    }
}
