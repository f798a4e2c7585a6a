package dev.cairn.benchmarks.contender;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A key with what the two tables hold under it: the sizes of a tag and of its attribution summary. Made from a number, always the same;
 * the values of one number come in generations.
 */
public final class Pair {
    /** The bytes of a key. */
    public static final int KEY_BYTES = 33;

    private static final int MARK_BYTES = 16;

    private final byte[] key;
    private final byte[] tag;
    private final byte[] summary;

    private Pair(byte[] key, byte[] tag, byte[] summary) {
        this.key = key;
        this.tag = tag;
        this.summary = summary;
    }

    /** Makes the pair of a number. */
    public static Pair of(long number, long generation) {
        byte[] key = key(number);
        SplittableRandom random = new SplittableRandom(number + (generation << 40));
        return new Pair(key, value(key, tagBytes(key), random), value(key, summaryBytes(key), random));
    }

    /** Returns the key of a number; no two numbers share one. */
    public static byte[] key(long number) {
        byte[] random = new byte[KEY_BYTES - 1];
        new SplittableRandom(number).nextBytes(random);
        byte[] key = new byte[KEY_BYTES];
        key[0] = 1;
        System.arraycopy(random, 0, key, 1, random.length);
        return key;
    }

    /** Returns 33 bytes, like a stored hash: one that is always 1, then 32 at random. */
    public byte[] key() {
        return key;
    }

    /** Returns 160 to 200 bytes. */
    public byte[] tag() {
        return tag;
    }

    /** Returns 360 to 440 bytes. */
    public byte[] summary() {
        return summary;
    }

    /** Looks at a value that was read, and fails unless it is one that was put under the key. */
    public static void check(byte[] key, byte[] value) {
        boolean length = value.length == tagBytes(key) || value.length == summaryBytes(key);
        if (!length || !Arrays.equals(value, 0, MARK_BYTES, key, 1, 1 + MARK_BYTES)) {
            throw new IllegalStateException("a wrong value of " + value.length + " bytes was read");
        }
    }

    /** Returns the bytes of the pair in both tables. */
    public long bytes() {
        return 2L * key.length + tag.length + summary.length;
    }

    private static byte[] value(byte[] key, int length, SplittableRandom random) {
        byte[] value = new byte[length];
        random.nextBytes(value);
        System.arraycopy(key, 1, value, 0, MARK_BYTES);
        return value;
    }

    private static int tagBytes(byte[] key) {
        return 160 + (key[1] & 0xFF) % 41;
    }

    private static int summaryBytes(byte[] key) {
        return 360 + (key[2] & 0xFF) % 81;
    }
}
