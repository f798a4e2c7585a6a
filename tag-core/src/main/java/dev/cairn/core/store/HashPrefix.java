package dev.cairn.core.store;

import dev.cairn.api.KeyRange;
import dev.cairn.core.HashAlgorithm;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ranges of keys whose hashes begin with a text. A digit of hexadecimal is 4 bits and one of base32 5, so a prefix may end inside a
 * byte: the range goes from all further bits 0 to all 1.
 */
final class HashPrefix {
    /** The shortest prefix that is looked for. */
    static final int MIN_CHARACTERS = 4;

    private static final String HEX = "0123456789abcdef";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BASE32_CHARACTERS = 53;

    private HashPrefix() {}

    static Stream<KeyRange> ranges(String text) {
        if (text.length() < MIN_CHARACTERS) {
            return Stream.empty();
        }
        String digits = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(HashAlgorithm.values()).flatMap(algorithm -> range(algorithm, digits).stream());
    }

    private static Optional<KeyRange> range(HashAlgorithm algorithm, String digits) {
        return switch (algorithm) {
            case BLAKE3 -> range(algorithm, digits, BASE32, 5, BASE32_CHARACTERS);
            case GIT_SHA1, GIT_SHA256 -> range(algorithm, digits, HEX, 4, 2 * algorithm.digestBytes());
        };
    }

    private static Optional<KeyRange> range(
            HashAlgorithm algorithm, String digits, String alphabet, int bitsPerDigit, int longest) {
        if (digits.length() > longest) {
            return Optional.empty();
        }
        byte[] from = key(algorithm, (byte) 0);
        byte[] to = key(algorithm, (byte) 0xFF);
        for (int i = 0; i < digits.length() * bitsPerDigit; i++) {
            int digit = alphabet.indexOf(digits.charAt(i / bitsPerDigit));
            boolean bit = (digit >> (bitsPerDigit - 1 - i % bitsPerDigit) & 1) == 1;
            if (digit < 0 || !setBit(algorithm, i, bit, from, to)) {
                return Optional.empty();
            }
        }
        return Optional.of(KeyRange.between(from, true, to, true));
    }

    /** Returns false if no text of this algorithm has this bit there; behind the digest come the algorithm, and bits 0. */
    private static boolean setBit(HashAlgorithm algorithm, int index, boolean bit, byte[] from, byte[] to) {
        int inAlgorithm = index - algorithm.digestBytes() * Byte.SIZE;
        if (inAlgorithm >= 0) {
            return bit == ((algorithm.number() << inAlgorithm & 0x80) != 0);
        }
        int mask = 0x80 >> index % Byte.SIZE;
        int at = 1 + index / Byte.SIZE;
        if (bit) {
            from[at] |= (byte) mask;
        } else {
            to[at] &= (byte) ~mask;
        }
        return true;
    }

    private static byte[] key(HashAlgorithm algorithm, byte filling) {
        byte[] key = new byte[1 + algorithm.digestBytes()];
        Arrays.fill(key, filling);
        key[0] = (byte) algorithm.number();
        return key;
    }
}
