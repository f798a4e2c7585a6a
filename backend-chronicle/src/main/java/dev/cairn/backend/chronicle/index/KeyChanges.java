package dev.cairn.backend.chronicle.index;

import java.util.Arrays;

/**
 * What is to be put into a {@link KeyTree} and removed from it: at most one change of a key, in the order of the keys, and not so many that their
 * keys would take much of the heap. Used by one thread.
 */
public final class KeyChanges {
    private static final int FIRST_ROOM = 8;
    private static final int MOST = 1 << 16;

    private long[] prefixes = new long[FIRST_ROOM];
    private byte[][] keys = new byte[FIRST_ROOM][];
    private long[] entries = new long[FIRST_ROOM];
    private int size;
    private int puts;

    /** Makes an empty list. */
    public KeyChanges() {}

    /** Returns whether a key lies behind those that are changed, and there is room, so that a change of it can be added. */
    public boolean accepts(byte[] key) {
        return size == 0 || (size < MOST && Arrays.compareUnsigned(keys[size - 1], key) < 0);
    }

    /** Adds that an entry comes in, and what had its key goes; the key is {@linkplain #accepts accepted}. */
    public void put(byte[] key, long entry) {
        add(key, entry);
        puts++;
    }

    /** Adds that what has a key goes, if there is something; the key is {@linkplain #accepts accepted}. */
    public void remove(byte[] key) {
        add(key, KeyTree.NONE);
    }

    private void add(byte[] key, long entry) {
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

    /** Returns what a change puts; {@link KeyTree#NONE} if it removes. */
    long entry(int change) {
        return entries[change];
    }
}
