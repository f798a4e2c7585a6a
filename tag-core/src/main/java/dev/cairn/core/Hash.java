package dev.cairn.core;

import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Ints;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a change or of a tag: an algorithm and a digest (domain.md section 2).
 *
 * <p>Its stored form, {@code algorithm || digest}, is one byte of {@link HashAlgorithm#number()} and the digest: 21 or 33 bytes.
 * Equality and order are those of the stored form, compared unsigned from left to right. Its text is, for
 * {@link HashAlgorithm#BLAKE3}, RFC 4648 base32 of {@code digest || algorithm} without padding (53 characters, upper case), and
 * for Git's algorithms the digest in hexadecimal (40 or 64 characters, lower case). Immutable.
 */
public final class Hash implements Comparable<Hash> {
    private static final BaseEncoding BASE32 =
            BaseEncoding.base32().omitPadding().ignoreCase();
    private static final BaseEncoding HEX = BaseEncoding.base16().lowerCase().ignoreCase();
    private static final int BASE32_CHARACTERS = 53;

    /** All that is kept, for a history may have millions of hashes. */
    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a hash of an algorithm and a copy of its digest.
     *
     * @throws IllegalArgumentException if the digest has another length than the algorithm's
     */
    public static Hash of(HashAlgorithm algorithm, byte[] digest) {
        requireDigest(algorithm, digest.length);
        byte[] bytes = new byte[digest.length + 1];
        bytes[0] = (byte) algorithm.number();
        System.arraycopy(digest, 0, bytes, 1, digest.length);
        return new Hash(bytes);
    }

    /**
     * Makes a hash of a copy of its stored form.
     *
     * @throws IllegalArgumentException if the algorithm is unknown or the length is not that of its digest plus 1
     */
    public static Hash fromBytes(byte[] stored) {
        return fromBytes(ByteBuffer.wrap(stored));
    }

    /**
     * Makes a hash of a copy of its stored form, which is what remains in a buffer; the buffer stays as it is.
     *
     * @throws IllegalArgumentException if the algorithm is unknown or the length is not that of its digest plus 1
     */
    public static Hash fromBytes(ByteBuffer stored) {
        int length = stored.remaining();
        if (length == 0) {
            throw new IllegalArgumentException("a hash of 0 bytes; expected an algorithm and a digest");
        }
        HashAlgorithm algorithm = HashAlgorithm.ofNumber(stored.get(stored.position()) & 0xFF);
        requireDigest(algorithm, length - 1);
        byte[] bytes = new byte[length];
        stored.get(stored.position(), bytes);
        return new Hash(bytes);
    }

    private static void requireDigest(HashAlgorithm algorithm, int length) {
        if (length != algorithm.digestBytes()) {
            throw new IllegalArgumentException(
                    "a digest of " + length + " bytes; expected " + algorithm.digestBytes() + " for " + algorithm);
        }
    }

    /**
     * Reads the text form, in upper or lower case.
     *
     * @throws IllegalArgumentException if the text is anything else; the message has the text and what was expected
     */
    public static Hash parse(String text) {
        return switch (text.length()) {
            case BASE32_CHARACTERS -> parseBlake3(text);
            case 40 -> of(HashAlgorithm.GIT_SHA1, decode(HEX, text, "hexadecimal digits"));
            case 64 -> of(HashAlgorithm.GIT_SHA256, decode(HEX, text, "hexadecimal digits"));
            default ->
                throw unreadable(
                        text, "53 characters of base32 (BLAKE3), or 40 (SHA-1) or 64 (SHA-256) hexadecimal digits");
        };
    }

    private static Hash parseBlake3(String text) {
        byte[] decoded = decode(BASE32, text, "53 characters of base32 (A to Z, 2 to 7)");
        if (!BASE32.encode(decoded).equalsIgnoreCase(text)) {
            throw unreadable(text, "the bit that fills up the last character of base32 to be 0");
        }
        int last = decoded.length - 1;
        if (decoded[last] != HashAlgorithm.BLAKE3.number()) {
            throw unreadable(text, "the algorithm in its last byte to be 1 (BLAKE3), not " + (decoded[last] & 0xFF));
        }
        return of(HashAlgorithm.BLAKE3, Arrays.copyOf(decoded, last));
    }

    private static byte[] decode(BaseEncoding encoding, String text, String expected) {
        try {
            return encoding.decode(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(text, expected);
        }
    }

    private static IllegalArgumentException unreadable(String text, String expected) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
        return new IllegalArgumentException("not a hash: '" + shown + "'; expected " + expected);
    }

    /** Returns the algorithm. */
    public HashAlgorithm algorithm() {
        return HashAlgorithm.ofNumber(bytes[0]);
    }

    /** Returns a copy of the digest. */
    public byte[] digest() {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    /** Returns a copy of the stored form, {@code algorithm || digest}. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Feeds the stored form to a digest; spares the copy that {@link #bytes()} makes. */
    void feed(Blake3Digest digest) {
        digest.update(bytes);
    }

    /** Returns a number that is greater the greater the first four bytes of the digest are. */
    int prefix() {
        return Ints.fromBytes(bytes[1], bytes[2], bytes[3], bytes[4]) ^ Integer.MIN_VALUE;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    /** Four bytes of a digest are as good as all; the other end beside them is for numbers that stand for digests. */
    @Override
    public int hashCode() {
        int last = bytes.length - 1;
        return Ints.fromBytes(bytes[1], bytes[2], bytes[3], bytes[4])
                ^ Ints.fromBytes(bytes[last - 3], bytes[last - 2], bytes[last - 1], bytes[last]);
    }

    /** Returns the text form, which {@link #parse} reads. */
    @Override
    public String toString() {
        if (algorithm() != HashAlgorithm.BLAKE3) {
            return HEX.encode(bytes, 1, bytes.length - 1);
        }
        byte[] turned = Arrays.copyOfRange(bytes, 1, bytes.length + 1);
        turned[bytes.length - 1] = bytes[0];
        return BASE32.encode(turned);
    }
}
