package dev.cairn.comparison;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The entries that every contender holds, and which of them is asked for next. The same in every run. */
final class Work {
    static final int ENTRIES = 100_000;
    static final int READS = 50_000;
    static final int COMMITS = 100;
    static final int PUTS_EACH = 2;

    final byte[][] keys = new byte[ENTRIES][];
    final byte[][] values = new byte[ENTRIES][];
    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private long sum;

    Work() {
        for (int i = 0; i < ENTRIES; i++) {
            keys[i] = new byte[32];
            values[i] = new byte[280 + random.nextInt(40)];
            random.nextBytes(keys[i]);
            random.nextBytes(values[i]);
        }
        Arrays.sort(keys, Arrays::compareUnsigned);
    }

    /** Returns a key at random. */
    byte[] key() {
        return keys[random.nextInt(ENTRIES)];
    }

    /** Returns the place of the first of the entries that one commit puts. */
    int place() {
        return random.nextInt(ENTRIES - PUTS_EACH);
    }

    /** Copies what was read, as a caller would. */
    void take(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        take(copy);
    }

    /** Looks at what was read. */
    void take(byte[] bytes) {
        sum += bytes[bytes.length - 1] + bytes.length;
    }

    void take(boolean found) {
        sum += found ? 1 : 0;
    }

    /** Returns what was seen, so that nothing of it is left out. */
    long sum() {
        return sum;
    }
}
