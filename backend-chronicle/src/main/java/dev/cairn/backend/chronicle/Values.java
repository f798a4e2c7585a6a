package dev.cairn.backend.chronicle;

import dev.cairn.api.StoreFullException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a store, outside the heap: in as many Chronicle maps as they need, because a map cannot grow. A value is
 * never written over, so that who reads it needs no lock against who writes. Reads on any thread; everything else on one
 * thread at a time.
 */
final class Values implements AutoCloseable {
    private static final long SMALLEST_MAP = 16L << 20;
    private static final long LARGEST_MAP = 256L << 20;

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
        while (!current.put(nextId, value)) {
            current = mapWithRoom();
        }
        Location location = new Location(current, nextId, value.length);
        nextId += ValueMap.parts(value.length);
        return location;
    }

    private ValueMap mapWithRoom() {
        for (ValueMap map : maps) {
            if (map != current && map.isHalfEmpty()) {
                return map;
            }
        }
        return newMap();
    }

    private ValueMap newMap() {
        try {
            ValueMap map = new ValueMap(Math.min(LARGEST_MAP, SMALLEST_MAP << Math.min(maps.size(), 4)));
            maps.add(map);
            return map;
        } catch (OutOfMemoryError full) {
            throw new StoreFullException(
                    store + ": there is no memory for more values. Free some, or give the process more.", full);
        }
    }

    /** Returns a value; see {@link ValueMap#get}. */
    static ByteBuffer get(Location location, @Nullable ByteBuffer reused) {
        return location.map().get(location.id(), location.length(), reused);
    }

    /** Removes a value that no state holds any more which anybody reads. */
    void remove(Location location) {
        ValueMap map = location.map();
        map.remove(location.id(), location.length());
        if (map.isEmpty() && map != current) {
            maps.remove(map);
            map.close();
        }
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
