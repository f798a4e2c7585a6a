package dev.cairn.backend.chronicle.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is to be put into a {@link KeyTree} and removed from it: at most one change of a key, in the order of the keys. Used by one thread.
 *
 * @param <E> what is put
 */
public final class KeyChanges<E extends Keyed> {
    private static final int FIRST_ROOM = 8;

    private long[] prefixes = new long[FIRST_ROOM];
    private byte[][] keys = new byte[FIRST_ROOM][];
    private @Nullable Keyed[] entries = new Keyed[FIRST_ROOM];
    private int size;
    private int puts;

    /** Makes an empty list. */
    public KeyChanges() {}

    /** Returns whether a key lies behind those that are changed, so that a change of it can be added. */
    public boolean accepts(byte[] key) {
        return size == 0 || Arrays.compareUnsigned(keys[size - 1], key) < 0;
    }

    /** Adds that an entry comes in, and what had its key goes; the key is {@linkplain #accepts accepted}. */
    public void put(E entry) {
        add(entry.key(), entry);
        puts++;
    }

    /** Adds that what has a key goes, if there is something; the key is {@linkplain #accepts accepted}. */
    public void remove(byte[] key) {
        add(key, null);
    }

    private void add(byte[] key, @Nullable E entry) {
        if (size == keys.length) {
            int room = 2 * size;
            prefixes = Arrays.copyOf(prefixes, room);
            keys = Arrays.copyOf(keys, room);
            entries = Arrays.copyOf(entries, room);
        }
        prefixes[size] = Prefixes.of(key);
        keys[size] = key;
        entries[size] = entry;
        size++;
    }

    int size() {
        return size;
    }

    /** Returns how many of the changes put something. */
    int puts() {
        return puts;
    }

    long prefix(int change) {
        return prefixes[change];
    }

    byte[] key(int change) {
        return keys[change];
    }

    /** Returns what a change puts; {@code null} if it removes. */
    @SuppressWarnings("unchecked")
    @Nullable
    E entry(int change) {
        return (E) entries[change];
    }

    /** Returns the first of some changes whose key is not smaller than that of an item; {@code to} if there is none. */
    int firstFrom(long prefix, Keyed item, int from, int to) {
        int change = from;
        while (change < to && isBefore(change, prefix, item)) {
            change++;
        }
        return change;
    }

    private boolean isBefore(int change, long prefix, Keyed item) {
        int order = Long.compare(prefixes[change], prefix);
        return order < 0 || (order == 0 && Arrays.compareUnsigned(keys[change], item.key()) < 0);
    }
}
