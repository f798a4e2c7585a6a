package dev.cairn.backend.chronicle;

import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The pairs of about one length, in as many Chronicle maps as they need, because a map cannot grow. There are four classes
 * between a length and its double, so that a pair takes at most a quarter more than it needs. Used by one thread at a time.
 */
final class SizeClass implements AutoCloseable {
    /** How many classes there are; the last one takes the longest array. */
    static final int COUNT = 104;

    private static final long SMALLEST_MAP = 256L << 10;
    private static final long LARGEST_MAP = 64L << 20;

    private final int longest;
    private final NavigableMap<Integer, PairMap> maps = new TreeMap<>();
    private PairMap current;
    private long nextBytes = SMALLEST_MAP;

    /** Makes the class with a number, with room for its first pairs. */
    SizeClass(int number) {
        this.longest = longest(number);
        this.current = newMap();
    }

    /** Returns the number of the class that pairs of {@code length} bytes are in. */
    static int of(int length) {
        int last = Math.max(length - 1, 32);
        int octave = 31 - Integer.numberOfLeadingZeros(last);
        return (octave - 5) * 4 + ((last >>> (octave - 2)) & 3);
    }

    /** Returns the length of the longest pair in a class: 40, 48, 56, 64, 80, 96, ... bytes. */
    static int longest(int number) {
        return (int) Math.min(Integer.MAX_VALUE, (5L + (number & 3)) << (number / 4 + 3));
    }

    /** Keeps a pair under an id that was never used; returns its address. */
    long put(long id, byte[] key, byte[] value, PairStage stage) {
        if (current.isFull()) {
            current = mapWithRoom();
        }
        return current.put(id, key, value, stage);
    }

    private PairMap mapWithRoom() {
        return maps.values().stream().filter(PairMap::isHalfEmpty).findFirst().orElseGet(this::newMap);
    }

    private PairMap newMap() {
        int number = maps.isEmpty() ? 0 : maps.lastKey() + 1;
        PairMap map = new PairMap(number, longest, (int) Math.max(1, nextBytes / longest));
        nextBytes = Math.min(2 * nextBytes, LARGEST_MAP);
        maps.put(number, map);
        return map;
    }

    /** Removes a pair that nobody reads any more. */
    void remove(long address) {
        int number = Pair.map(address);
        PairMap map = Objects.requireNonNull(maps.get(number));
        map.remove(Pair.id(address));
        if (map.isEmpty() && map != current) {
            maps.remove(number);
            map.close();
        }
    }

    /** Returns how many pairs are kept. */
    long count() {
        return maps.values().stream().mapToLong(PairMap::count).sum();
    }

    @Override
    public void close() {
        maps.values().forEach(PairMap::close);
    }
}
