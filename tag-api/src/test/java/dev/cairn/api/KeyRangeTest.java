package dev.cairn.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ORD-1: which keys a range holds. */
class KeyRangeTest {
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void comparesBytesUnsigned() {
        KeyRange range = KeyRange.between(bytes("10"), true, bytes("f0"), false);
        assertTrue(range.contains(bytes("10")));
        assertTrue(range.contains(bytes("80")));
        assertTrue(range.contains(bytes("efff")));
        assertFalse(range.contains(bytes("f0")));
        assertFalse(range.contains(bytes("0fff")));
        assertEquals("[10, f0)", range.toString());
    }

    @Test
    void holdsWhatBeginsWithAPrefix() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] prefix = randomKey(random, 3);
            byte[] key = randomKey(random, 4);
            boolean begins = key.length >= prefix.length && Arrays.equals(prefix, Arrays.copyOf(key, prefix.length));
            assertEquals(begins, KeyRange.prefix(prefix).contains(key), Arrays.toString(prefix) + Arrays.toString(key));
        }
    }

    /** Few different bytes, those at the ends among them, so that prefixes and carries are frequent. */
    private static byte[] randomKey(Random random, int longest) {
        byte[] alphabet = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};
        byte[] key = new byte[random.nextInt(longest + 1)];
        for (int i = 0; i < key.length; i++) {
            key[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return key;
    }

    @Test
    void goesOnBehindAKeyWithoutLosingItsOwnBounds() {
        KeyRange range = KeyRange.between(bytes("20"), true, bytes("30"), true);
        assertEquals(KeyRange.between(bytes("25"), false, bytes("30"), true), range.after(bytes("25")));
        assertEquals(range, range.after(bytes("10")));
        assertTrue(range.after(bytes("30")).isEmpty());
        assertTrue(KeyRange.between(bytes("30"), true, bytes("20"), true).isEmpty());
        assertFalse(KeyRange.all().isEmpty());
    }

    @Test
    void sharesNoArray() {
        byte[] from = bytes("20");
        KeyRange range = KeyRange.atLeast(from);
        from[0] = 0x70;
        byte[] given = range.from();
        assertArrayEquals(bytes("20"), given);
        given[0] = 0x70;
        assertTrue(range.contains(bytes("20")));
    }
}
