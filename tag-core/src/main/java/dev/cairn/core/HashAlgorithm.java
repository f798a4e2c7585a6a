package dev.cairn.core;

/** How a {@link Hash} was made; the number is the first byte of its stored form, never reused. */
public enum HashAlgorithm {
    /** BLAKE3, 32 bytes: the hashes of tags. */
    BLAKE3(1, 32),
    /** SHA-1 as Git uses it, 20 bytes. */
    GIT_SHA1(2, 20),
    /** SHA-256 as Git uses it, 32 bytes. */
    GIT_SHA256(3, 32);

    private final int number;
    private final int digestBytes;

    HashAlgorithm(int number, int digestBytes) {
        this.number = number;
        this.digestBytes = digestBytes;
    }

    /** Returns the number that stands for this algorithm in stored bytes. */
    public int number() {
        return number;
    }

    /** Returns the length of a digest, in bytes. */
    public int digestBytes() {
        return digestBytes;
    }

    /**
     * Returns the algorithm that a number stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static HashAlgorithm ofNumber(int number) {
        return switch (number) {
            case 1 -> BLAKE3;
            case 2 -> GIT_SHA1;
            case 3 -> GIT_SHA256;
            default ->
                throw new IllegalArgumentException(
                        "unknown hash algorithm " + number + "; expected 1 (BLAKE3), 2 (GIT_SHA1) or 3 (GIT_SHA256)");
        };
    }
}
