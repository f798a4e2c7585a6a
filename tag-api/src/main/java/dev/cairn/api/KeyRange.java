package dev.cairn.api;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys in ascending unsigned byte order (storage.md ORD-1): a lower and an upper bound, each inclusive,
 * exclusive or absent. Immutable; a range whose lower bound lies above its upper bound holds no key.
 */
public final class KeyRange {
    private static final KeyRange ALL = new KeyRange(null, true, null, true);

    private final byte @Nullable [] from;
    private final boolean fromInclusive;
    private final byte @Nullable [] to;
    private final boolean toInclusive;

    private KeyRange(byte @Nullable [] from, boolean fromInclusive, byte @Nullable [] to, boolean toInclusive) {
        this.from = from;
        this.fromInclusive = fromInclusive;
        this.to = to;
        this.toInclusive = toInclusive;
    }

    /** Returns the range of every key. */
    public static KeyRange all() {
        return ALL;
    }

    /** Returns the range of {@code from} and everything above it. */
    public static KeyRange atLeast(byte[] from) {
        return new KeyRange(copy(from, "from"), true, null, true);
    }

    /** Returns the range of everything above {@code from}. */
    public static KeyRange greaterThan(byte[] from) {
        return new KeyRange(copy(from, "from"), false, null, true);
    }

    /** Returns the range of {@code to} and everything below it. */
    public static KeyRange atMost(byte[] to) {
        return new KeyRange(null, true, copy(to, "to"), true);
    }

    /** Returns the range of everything below {@code to}. */
    public static KeyRange lessThan(byte[] to) {
        return new KeyRange(null, true, copy(to, "to"), false);
    }

    /** Returns the range from {@code from} to {@code to}, with each bound as its flag says. */
    public static KeyRange between(byte[] from, boolean fromInclusive, byte[] to, boolean toInclusive) {
        return new KeyRange(copy(from, "from"), fromInclusive, copy(to, "to"), toInclusive);
    }

    /** Returns the range of every key that begins with {@code prefix}; of an empty prefix, of every key. */
    public static KeyRange prefix(byte[] prefix) {
        byte[] from = copy(prefix, "prefix");
        int end = from.length;
        while (end > 0 && from[end - 1] == (byte) 0xFF) {
            end--;
        }
        if (end == 0) {
            return from.length == 0 ? ALL : new KeyRange(from, true, null, true);
        }
        byte[] to = Arrays.copyOf(from, end);
        to[end - 1]++;
        return new KeyRange(from, true, to, false);
    }

    /** Returns the part of this range that lies above {@code key}. */
    public KeyRange after(byte[] key) {
        if (from != null && Arrays.compareUnsigned(key, from) < 0) {
            return this;
        }
        return new KeyRange(copy(key, "key"), false, to, toInclusive);
    }

    /** Returns a copy of the lower bound, or {@code null} if there is none. */
    public byte @Nullable [] from() {
        return from == null ? null : from.clone();
    }

    /** Returns whether a key equal to the lower bound belongs to this range. */
    public boolean fromInclusive() {
        return fromInclusive;
    }

    /** Returns a copy of the upper bound, or {@code null} if there is none. */
    public byte @Nullable [] to() {
        return to == null ? null : to.clone();
    }

    /** Returns whether a key equal to the upper bound belongs to this range. */
    public boolean toInclusive() {
        return toInclusive;
    }

    /** Returns whether {@code key} lies in this range. */
    public boolean contains(byte[] key) {
        return isAboveLowerBound(key) && isBelowUpperBound(key);
    }

    /** Returns whether no key can lie in this range. */
    public boolean isEmpty() {
        if (from == null || to == null) {
            return false;
        }
        int order = Arrays.compareUnsigned(from, to);
        return order > 0 || (order == 0 && !(fromInclusive && toInclusive));
    }

    private boolean isAboveLowerBound(byte[] key) {
        if (from == null) {
            return true;
        }
        int order = Arrays.compareUnsigned(key, from);
        return order > 0 || (order == 0 && fromInclusive);
    }

    private boolean isBelowUpperBound(byte[] key) {
        if (to == null) {
            return true;
        }
        int order = Arrays.compareUnsigned(key, to);
        return order < 0 || (order == 0 && toInclusive);
    }

    private static byte[] copy(byte[] bound, String name) {
        return Objects.requireNonNull(bound, name).clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyRange that
                && fromInclusive == that.fromInclusive
                && toInclusive == that.toInclusive
                && Arrays.equals(from, that.from)
                && Arrays.equals(to, that.to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(from), fromInclusive, Arrays.hashCode(to), toInclusive);
    }

    /** Returns the range in interval notation with hexadecimal bounds, {@code [00ff, 01)} for example. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return (fromInclusive ? "[" : "(") + (from == null ? "" : hex.formatHex(from)) + ", "
                + (to == null ? "" : hex.formatHex(to)) + (toInclusive ? "]" : ")");
    }
}
