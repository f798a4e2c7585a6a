package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hash has one text, and no other text is taken for a hash (domain.md section 2). */
class HashTextTest {
    private static final String ZEROS = "A".repeat(51);

    @Test
    void gitHashesAreWrittenAsLowerCaseHex() {
        assertEquals("ab".repeat(20), Samples.hash(HashAlgorithm.GIT_SHA1, 0xAB).toString());
        assertEquals(
                "0f".repeat(32), Samples.hash(HashAlgorithm.GIT_SHA256, 0x0F).toString());
    }

    @Test
    void blake3HashesAreWrittenAsBase32OfDigestAndAlgorithm() {
        assertEquals(ZEROS + "AC", Samples.hash(HashAlgorithm.BLAKE3, 0).toString());
        assertEquals(
                "7".repeat(51) + "QC", Samples.hash(HashAlgorithm.BLAKE3, 0xFF).toString());
    }

    @ParameterizedTest
    @EnumSource
    void everyHashIsReadBackFromItsTextInEitherCase(HashAlgorithm algorithm) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            Hash hash = Samples.hash(random, algorithm);
            assertEquals(hash, Hash.parse(hash.toString()));
            assertEquals(hash, Hash.parse(hash.toString().toLowerCase(Locale.ROOT)));
            assertEquals(hash, Hash.parse(hash.toString().toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestOfAnotherLengthIsRefused(HashAlgorithm algorithm) {
        for (int length : new int[] {0, algorithm.digestBytes() - 1, algorithm.digestBytes() + 1}) {
            assertThrows(IllegalArgumentException.class, () -> Hash.of(algorithm, new byte[length]));
        }
        assertEquals(
                algorithm, Hash.of(algorithm, new byte[algorithm.digestBytes()]).algorithm());
    }

    @ParameterizedTest
    @EnumSource
    void everyHashIsReadBackFromItsBytes(HashAlgorithm algorithm) {
        Hash hash = Samples.hash(new SplittableRandom(2), algorithm);
        assertEquals(algorithm.number(), hash.bytes()[0]);
        assertEquals(1 + algorithm.digestBytes(), hash.bytes().length);
        assertEquals(hash, Hash.fromBytes(hash.bytes()));
        assertEquals(hash, Hash.of(algorithm, hash.digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "g123456789012345678901234567890123456789",
                "v1.2.0",
                "١123456789012345678901234567890123456789"
            })
    void textThatIsNoHashIsRefusedWithTheTextAndWhatWasExpected(String text) {
        String message = Refusal.of(() -> Hash.parse(text));
        assertTrue(message.contains("'" + text + "'") && message.contains("expected"), message);
    }

    @Test
    void base32OutsideItsAlphabetIsRefused() {
        refused("1" + ZEROS.substring(1) + "AC", "base32");
        // A letter without dot that becomes 'I' in upper case.
        refused("\u0131" + ZEROS.substring(1) + "AC", "base32");
        refused(ZEROS + "A=", "base32");
    }

    @Test
    void bitsThatFillUpTheLastCharacterMustBeZero() {
        refused(ZEROS + "AD", "bit");
    }

    @Test
    void unknownAlgorithmsAreRefused() {
        refused(ZEROS + "AE", "not 2");
        refused(ZEROS + "AA", "not 0");
        assertThrows(IllegalArgumentException.class, () -> Hash.fromBytes(new byte[] {4, 1, 2}));
        assertThrows(IllegalArgumentException.class, () -> Hash.fromBytes(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Hash.fromBytes(new byte[] {2, 1, 2}));
    }

    @Test
    void veryLongTextIsCutInTheMessage() {
        String message = Refusal.of(() -> Hash.parse("a".repeat(100_000)));
        assertTrue(message.length() < 300, message);
    }

    @Test
    void orderIsThatOfBytesWithoutSign() {
        Hash low = Samples.hash(HashAlgorithm.GIT_SHA1, 0x7F);
        Hash high = Samples.hash(HashAlgorithm.GIT_SHA1, 0x80);
        assertTrue(low.compareTo(high) < 0);
        assertTrue(Samples.hash(HashAlgorithm.BLAKE3, 0xFF).compareTo(low) < 0, "the algorithm comes first");
    }

    @Test
    void arraysGivenAndReceivedMayBeChanged() {
        byte[] digest = new byte[20];
        Hash hash = Hash.of(HashAlgorithm.GIT_SHA1, digest);
        digest[0] = 1;
        hash.bytes()[1] = 1;
        hash.digest()[0] = 1;
        assertArrayEquals(new byte[20], hash.digest());
        byte[] stored = hash.bytes();
        Hash again = Hash.fromBytes(stored);
        stored[1] = 1;
        assertEquals(hash, again);
    }

    private static void refused(String text, String reason) {
        String message = Refusal.of(() -> Hash.parse(text));
        assertTrue(message.contains(text) && message.contains(reason), message);
    }
}
