package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What became last of every key of a table, by the key's hash. It spares a reader the search in the order, and answers for any state in
 * which a key is as it is now; of others it says nothing.
 *
 * <p>One thread at a time writes, before the state that it writes of is published; any number of threads read meanwhile. What a reader
 * finds is of its own state or newer, because it took that after it was published.
 */
final class HashIndex {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final Deletion ABSENT = new Deletion(new byte[0], -1);
    private static final int SMALLEST = 64;
    private static final int LARGEST = 1 << 30;

    /** So far a key may be from its place, which chance never needs. Keys that were made to meet are searched for in the order. */
    private static final int MOST_PROBES = 64;

    private volatile Slots slots = new Slots(new AtomicReferenceArray<>(SMALLEST), 0);

    /** How many places are taken, and how many of them by deletions. */
    private int used;

    private int deleted;

    /**
     * The places of the keys, at most a third of them taken.
     *
     * @param complete a state whose next id is this or greater has no key without a place
     */
    private record Slots(AtomicReferenceArray<@Nullable Trace> traces, long complete) {
        /** Returns the place of a key, or the one that it can have; -1 if there is none. */
        int placeOf(byte[] key) {
            int mask = traces.length() - 1;
            int first = hash(key);
            for (int probe = 0; probe < MOST_PROBES; probe++) {
                int place = (first + probe) & mask;
                Trace trace = traces.get(place);
                if (trace == null || Arrays.equals(trace.key(), key)) {
                    return place;
                }
            }
            return -1;
        }

        /** Gives a key that has no place yet one; returns whether there is one. */
        boolean put(Trace trace) {
            int place = placeOf(trace.key());
            if (place >= 0) {
                traces.set(place, trace);
            }
            return place >= 0;
        }

        /** Returns these, for keys that are too many near one place: only the order tells that a key is in no state. */
        Slots incomplete() {
            return new Slots(traces, Long.MAX_VALUE);
        }
    }

    /** Makes the indexes of all tables of a state. */
    static Map<Table, HashIndex> of(State state) {
        Map<Table, HashIndex> indexes = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            HashIndex index = new HashIndex();
            index.reserve(state.table(table).size());
            state.table(table).values().forEach(index::put);
            indexes.put(table, index);
        }
        return Collections.unmodifiableMap(indexes);
    }

    /** Returns what a state says of a key; {@code null} if only the state itself can tell. */
    @Nullable
    Trace find(byte[] key, State state) {
        Slots now = slots;
        int place = now.placeOf(key);
        if (place < 0) {
            return null;
        }
        Trace trace = now.traces.get(place);
        if (trace == null) {
            return state.nextId() < now.complete ? null : ABSENT;
        }
        return trace.id() < state.nextId() ? trace : null;
    }

    /**
     * Makes room for so many more keys, so that to put them needs no memory. Forgets deletions when they are the most of what is kept, so
     * that a table from which much was deleted does not keep the keys.
     */
    void reserve(int more) {
        int length = slots.traces.length();
        boolean tight = 3 * (used + (long) more) > length && length < LARGEST;
        if (tight || deleted > used / 2 + SMALLEST) {
            renew(more);
        }
    }

    private void renew(int more) {
        Slots old = slots;
        int live = 0;
        long complete = old.complete;
        for (int place = 0; place < old.traces.length(); place++) {
            Trace trace = old.traces.get(place);
            if (trace instanceof Location) {
                live++;
            } else if (trace != null) {
                complete = Math.max(complete, trace.id() + 1);
            }
        }
        Slots renewed = new Slots(new AtomicReferenceArray<>(length(live + (long) more)), complete);
        int placed = 0;
        for (int place = 0; place < old.traces.length(); place++) {
            Trace trace = old.traces.get(place);
            if (trace instanceof Location && renewed.put(trace)) {
                placed++;
            }
        }
        slots = placed == live ? renewed : renewed.incomplete();
        used = placed;
        deleted = 0;
    }

    /** Returns the smallest length of which so many keys take a quarter: a third more may come before it must grow again. */
    private static int length(long keys) {
        long least = Math.min(LARGEST, Math.max(SMALLEST, 4 * keys));
        return (int) Long.highestOneBit(2 * least - 1);
    }

    /** Notes what became of keys, in this order; there is {@linkplain #reserve room}. */
    void putAll(List<Trace> traces) {
        traces.forEach(this::put);
    }

    private void put(Trace trace) {
        Slots now = slots;
        int place = now.placeOf(trace.key());
        if (place < 0) {
            slots = now.incomplete();
            return;
        }
        Trace before = now.traces.getAndSet(place, trace);
        used += before == null ? 1 : 0;
        deleted += (trace instanceof Deletion ? 1 : 0) - (before instanceof Deletion ? 1 : 0);
    }

    /** Returns what the place of a key follows from. */
    static int hash(byte[] key) {
        long hash = key.length;
        int at = 0;
        for (; at + Long.BYTES <= key.length; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(key, at));
        }
        for (; at < key.length; at++) {
            hash = mix(hash ^ key[at]);
        }
        return (int) hash;
    }

    private static long mix(long value) {
        long product = value * MIXER;
        return product ^ (product >>> 32);
    }
}
