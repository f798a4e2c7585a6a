package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text and any bytes are a hash, which says them again, or an {@link IllegalArgumentException} (domain.md section 2). */
final class HashFuzzTest {
    @FuzzTest
    void anyTextIsAHashOrRefused(byte[] input) {
        text(new String(input, StandardCharsets.UTF_8));
        stored(input);
    }

    private static void text(String text) {
        Hash hash;
        try {
            hash = Hash.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertTrue(hash.toString().equalsIgnoreCase(text), text);
        assertEquals(hash, Hash.parse(hash.toString()));
    }

    private static void stored(byte[] bytes) {
        Hash hash;
        try {
            hash = Hash.fromBytes(bytes);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertArrayEquals(bytes, hash.bytes());
        assertEquals(hash, Hash.parse(hash.toString()));
    }
}
