package dev.cairn.backend.chronicle;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The newest state, the older ones that are still read, and the pairs that only those need.
 *
 * <p>A pair was there before a state exactly if its id is smaller than the state's next one, and a state that is newer than
 * its replacement does not have it. So the newest state read that is older than the replacement tells whether anybody needs
 * it: if so, the pair waits with that state. Pins are taken and given back on any thread, and wait for nothing but each
 * other; everything else happens on one thread at a time.
 */
final class History {
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<Long, Pin> pins = new TreeMap<>();
    private final Queue<Queue<Replaced>> released = new ConcurrentLinkedQueue<>();
    private Queue<Replaced> unexamined = new ArrayDeque<>();
    private Pin newest;

    History(State first) {
        this.newest = new Pin(first);
    }

    /** A state with those who read it. */
    static final class Pin {
        private final State state;
        private final Queue<Replaced> needed = new ArrayDeque<>();
        private int readers;

        private Pin(State state) {
            this.state = state;
        }

        State state() {
            return state;
        }
    }

    /**
     * A pair that was replaced or deleted.
     *
     * @param pair its address
     * @param version the first version without it
     */
    private record Replaced(long pair, long version) {}

    /** Pins the newest state for a reader. */
    Pin pin() {
        lock.lock();
        try {
            if (newest.readers++ == 0) {
                pins.put(newest.state.version(), newest);
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a reader's state go. */
    void unpin(Pin pin) {
        lock.lock();
        try {
            if (--pin.readers == 0) {
                pins.remove(pin.state.version());
                // Something waits only with a state that is not the newest: nobody can pin it again, and nothing more
                // comes to wait with it.
                if (!pin.needed.isEmpty()) {
                    released.add(pin.needed);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the newest state. */
    State newest() {
        lock.lock();
        try {
            return newest.state;
        } finally {
            lock.unlock();
        }
    }

    /** Lets every later reader see {@code state}, which does not hold {@code replaced} any more. */
    void publish(State state, LongStream replaced) {
        lock.lock();
        try {
            newest = new Pin(state);
        } finally {
            lock.unlock();
        }
        replaced.forEach(pair -> unexamined.add(new Replaced(pair, state.version())));
    }

    /** Looks at no more than {@code limit} pairs that were replaced, and removes those that nobody needs. */
    void reclaim(int limit, Pairs pairs) {
        for (int left = limit; left > 0; left--) {
            Replaced next = nextReplaced();
            if (next == null) {
                return;
            }
            if (!waits(next)) {
                pairs.remove(next.pair());
            }
        }
    }

    private @Nullable Replaced nextReplaced() {
        while (unexamined.isEmpty()) {
            Queue<Replaced> more = released.poll();
            if (more == null) {
                return null;
            }
            unexamined = more;
        }
        return unexamined.poll();
    }

    private boolean waits(Replaced replaced) {
        lock.lock();
        try {
            Map.Entry<Long, Pin> pin = pins.lowerEntry(replaced.version());
            if (pin == null || pin.getValue().state.nextId() <= Pair.id(replaced.pair())) {
                return false;
            }
            pin.getValue().needed.add(replaced);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
