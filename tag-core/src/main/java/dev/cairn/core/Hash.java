package dev.cairn.core;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The name of a change or of a tag. */
public final class Hash implements Comparable<Hash> {
    private final HashAlgorithm algorithm;
    private final byte[] bytes;

    private Hash(HashAlgorithm algorithm, byte[] bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    /** Makes a hash of an algorithm and a copy of its digest. */
    public static Hash of(HashAlgorithm algorithm, byte[] digest) {
        if (digest.length != algorithm.digestBytes()) {
            throw new IllegalArgumentException("digest has " + digest.length + " bytes");
        }
        byte[] bytes = new byte[digest.length + 1];
        bytes[0] = (byte) algorithm.number();
        System.arraycopy(digest, 0, bytes, 1, digest.length);
        return new Hash(algorithm, bytes);
    }

    /** Returns the algorithm. */
    public HashAlgorithm algorithm() {
        return algorithm;
    }

    /** Returns a copy of the digest. */
    public byte[] digest() {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
