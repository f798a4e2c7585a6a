package dev.cairn.backend.chronicle;

import dev.cairn.api.StoreFullException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The values of a store, outside the heap: in as many Chronicle maps as they need, because a map cannot grow. A value is
 * never written over, so that who reads it needs no lock against who writes. Used by one thread at a time.
 */
final class Values implements AutoCloseable {
    private static final long SMALLEST_MAP = 16L << 20;
    private static final long LARGEST_MAP = 64L << 20;

    private final String store;
    private final List<ValueMap> maps = new ArrayList<>();
    private ValueMap current;
    private long nextId;

    /** Makes room for the values of the store that messages call {@code store}. */
    Values(String store) {
        this.store = store;
        this.current = newMap();
    }

    /** Keeps a value. */
    Location put(byte[] value) {
        Location location = current.put(nextId, value);
        if (location == null) {
            location = putElsewhere(value);
        }
        nextId++;
        return location;
    }

    private Location putElsewhere(byte[] value) {
        for (ValueMap map : maps) {
            Location location = map != current && map.isHalfEmpty() ? map.put(nextId, value) : null;
            if (location != null) {
                current = map;
                return location;
            }
        }
        current = newMap();
        return Objects.requireNonNull(current.put(nextId, value), "an empty map has room for any value");
    }

    private ValueMap newMap() {
        try {
            ValueMap map = new ValueMap(maps.isEmpty() ? SMALLEST_MAP : LARGEST_MAP);
            maps.add(map);
            return map;
        } catch (OutOfMemoryError full) {
            throw new StoreFullException(
                    store + ": there is no memory for more values. Free some, or give the process more.", full);
        }
    }

    /** Removes a value that no state holds any more which anybody reads. */
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

    /** Returns the id that the next value gets; every value that is there has a smaller one. */
    long nextId() {
        return nextId;
    }

    @Override
    public void close() {
        maps.forEach(ValueMap::close);
    }
}
