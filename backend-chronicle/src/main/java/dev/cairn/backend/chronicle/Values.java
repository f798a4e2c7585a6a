package dev.cairn.backend.chronicle;

import dev.cairn.api.StoreFullException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a store, outside the heap, by their length. A value is never written over, so that who reads it needs no
 * lock against who writes. Used by one thread at a time.
 */
final class Values implements AutoCloseable {
    private final String store;
    private final @Nullable SizeClass[] classes = new SizeClass[SizeClass.COUNT];
    private final ValueStage stage = new ValueStage();
    private long nextId;

    /** Makes room for the values of the store that messages call {@code store}. */
    Values(String store) {
        this.store = store;
    }

    /** Keeps the value of a key, which nobody changes any more. */
    Location put(byte[] key, byte[] value) {
        try {
            return classOf(value.length).put(nextId++, key, value, stage);
        } catch (OutOfMemoryError full) {
            throw new StoreFullException(
                    store + ": there is no memory for more values. Free some, or give the process more.", full);
        }
    }

    private SizeClass classOf(int length) {
        int number = SizeClass.of(length);
        SizeClass found = classes[number];
        if (found == null) {
            found = new SizeClass(number);
            classes[number] = found;
        }
        return found;
    }

    /** Removes a value that no state holds any more which anybody reads. */
    void remove(Location location) {
        classOf(location.length()).remove(location);
    }

    /** Returns how many values are kept. */
    long count() {
        return classes().mapToLong(SizeClass::count).sum();
    }

    /** Returns the id that the next value gets; every value that is there has a smaller one. */
    long nextId() {
        return nextId;
    }

    private Stream<SizeClass> classes() {
        return Arrays.stream(classes).filter(Objects::nonNull);
    }

    @Override
    public void close() {
        stage.close();
        classes().forEach(SizeClass::close);
    }
}
