package dev.cairn.backend.chronicle;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of about one length, in as many Chronicle maps as they need, because a map cannot grow. There are four classes
 * between a length and its double, so that a value takes at most a quarter more than it needs. Used by one thread at a time.
 */
final class SizeClass implements AutoCloseable {
    /** How many classes there are; the last one takes the longest array. */
    static final int COUNT = 104;

    private static final long SMALLEST_MAP = 256L << 10;
    private static final long LARGEST_MAP = 64L << 20;

    private final int longest;
    private final List<ValueMap> maps = new ArrayList<>();
    private ValueMap current;
    private long nextBytes = SMALLEST_MAP;

    /** Makes the class with a number, with room for its first values. */
    SizeClass(int number) {
        this.longest = longest(number);
        this.current = newMap();
    }

    /** Returns the number of the class that values of {@code length} bytes are in. */
    static int of(int length) {
        int last = Math.max(length - 1, 32);
        int octave = 31 - Integer.numberOfLeadingZeros(last);
        return (octave - 5) * 4 + ((last >>> (octave - 2)) & 3);
    }

    /** Returns the length of the longest value in a class: 40, 48, 56, 64, 80, 96, ... bytes. */
    static int longest(int number) {
        return (int) Math.min(Integer.MAX_VALUE, (5L + (number & 3)) << (number / 4 + 3));
    }

    /** Keeps the value of a key under an id that was never used. */
    Location put(long id, byte[] key, byte[] value, ValueStage stage) {
        if (current.isFull()) {
            current = mapWithRoom();
        }
        return current.put(id, key, value, stage);
    }

    private ValueMap mapWithRoom() {
        return maps.stream().filter(ValueMap::isHalfEmpty).findFirst().orElseGet(this::newMap);
    }

    private ValueMap newMap() {
        ValueMap map = new ValueMap(longest, (int) Math.max(1, nextBytes / longest));
        nextBytes = Math.min(2 * nextBytes, LARGEST_MAP);
        maps.add(map);
        return map;
    }

    /** Removes a value that nobody reads any more. */
    void remove(Location location) {
        ValueMap map = location.map();
        map.remove(location);
        if (map.isEmpty() && map != current) {
            maps.remove(map);
            map.close();
        }
    }

    /** Returns how many values are kept. */
    long count() {
        return maps.stream().mapToLong(ValueMap::count).sum();
    }

    @Override
    public void close() {
        maps.forEach(ValueMap::close);
    }
}
