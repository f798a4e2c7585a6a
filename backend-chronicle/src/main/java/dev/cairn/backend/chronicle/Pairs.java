package dev.cairn.backend.chronicle;

import dev.cairn.api.StoreFullException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of a store, outside the heap, by their length. A pair is never written over, so that who reads it needs no
 * lock against who writes. Used by one thread at a time.
 */
final class Pairs implements AutoCloseable {
    private final String store;
    private final @Nullable SizeClass[] classes = new SizeClass[SizeClass.COUNT];
    private final PairStage stage = new PairStage();
    private long nextId;

    /** Makes room for the pairs of the store that messages call {@code store}. */
    Pairs(String store) {
        this.store = store;
    }

    /** Keeps a key and its value; returns the address of the {@link Pair}. */
    long put(byte[] key, byte[] value) {
        try {
            return classOf(Pair.bytes(key, value)).put(nextId++, key, value, stage);
        } catch (OutOfMemoryError full) {
            throw new StoreFullException(
                    store + ": there is no memory for more keys and values. Free some, or give the process more.",
                    full);
        }
    }

    private SizeClass classOf(int bytes) {
        int number = SizeClass.of(bytes);
        SizeClass found = classes[number];
        if (found == null) {
            found = new SizeClass(number);
            classes[number] = found;
        }
        return found;
    }

    /** Removes a pair that no state holds any more which anybody reads. */
    void remove(long address) {
        classOf(Pair.bytes(address)).remove(address);
    }

    /** Returns how many pairs are kept. */
    long count() {
        return classes().mapToLong(SizeClass::count).sum();
    }

    /** Returns the id that the next pair gets; every pair that is there has a smaller one. */
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
