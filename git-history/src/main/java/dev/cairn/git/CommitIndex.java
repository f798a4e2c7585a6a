package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parents and dates of the commits read so far, in flat arrays: commits are numbered in the order in which they are first named.
 * An open hash table of numbers finds a commit by its digest.
 */
final class CommitIndex {
    private static final int NOT_READ = Integer.MIN_VALUE;

    private final HashAlgorithm algorithm;
    private final int width;
    private int size;
    private byte[] digests;
    private int[] buckets = new int[1 << 12];
    private long[] seconds = new long[1 << 10];
    /** For each commit the number of its only parent; if it has none, or several, -1 less where they stand in {@link #parents}. */
    private int[] parent = new int[1 << 10];
    /** Of commits without a parent or with several: the count of them, then their numbers. */
    private int[] parents = new int[1 << 10];

    private int parentsEnd;

    CommitIndex(HashAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.width = algorithm.digestBytes();
        this.digests = new byte[width << 10];
    }

    /** Returns the number of a commit, giving it the next one if it has none. */
    int number(Hash commit) {
        byte[] digest = commit.digest();
        int bucket = bucket(digest);
        return buckets[bucket] != 0 ? buckets[bucket] - 1 : add(digest, bucket);
    }

    /** Returns whether a commit has a number. */
    boolean contains(Hash commit) {
        return commit.algorithm() == algorithm && buckets[bucket(commit.digest())] != 0;
    }

    Hash hash(int number) {
        return Hash.of(algorithm, Arrays.copyOfRange(digests, number * width, (number + 1) * width));
    }

    boolean isRead(int number) {
        return parent[number] != NOT_READ;
    }

    Instant timestamp(int number) {
        return Instant.ofEpochSecond(seconds[number]);
    }

    List<Hash> parents(int number) {
        if (parent[number] >= 0) {
            return List.of(hash(parent[number]));
        }
        int first = -parent[number];
        int count = parents[first - 1];
        List<Hash> hashes = new ArrayList<>(count);
        for (int at = first; at < first + count; at++) {
            hashes.add(hash(parents[at]));
        }
        return hashes;
    }

    /** Keeps what a commit says. */
    void put(int number, Instant timestamp, List<Hash> parentHashes) {
        seconds[number] = timestamp.getEpochSecond();
        if (parentHashes.size() == 1) {
            // First, for it may move the array.
            int only = number(parentHashes.get(0));
            parent[number] = only;
            return;
        }
        int[] numbers = parentHashes.stream().mapToInt(this::number).toArray();
        int end = parentsEnd + 1 + numbers.length;
        if (end > parents.length) {
            parents = Arrays.copyOf(parents, Math.max(end, parents.length * 2));
        }
        parents[parentsEnd] = numbers.length;
        System.arraycopy(numbers, 0, parents, parentsEnd + 1, numbers.length);
        parent[number] = -1 - parentsEnd;
        parentsEnd = end;
    }

    private int add(byte[] digest, int bucket) {
        if (size == seconds.length) {
            grow();
        }
        System.arraycopy(digest, 0, digests, size * width, width);
        parent[size] = NOT_READ;
        buckets[bucket] = ++size;
        if (size > buckets.length / 2) {
            rehash();
        }
        return size - 1;
    }

    private void grow() {
        int capacity = Math.multiplyExact(seconds.length, 2);
        digests = Arrays.copyOf(digests, Math.multiplyExact(capacity, width));
        seconds = Arrays.copyOf(seconds, capacity);
        parent = Arrays.copyOf(parent, capacity);
    }

    private void rehash() {
        buckets = new int[buckets.length * 2];
        for (int number = 0; number < size; number++) {
            buckets[bucket(Arrays.copyOfRange(digests, number * width, (number + 1) * width))] = number + 1;
        }
    }

    /** Returns the bucket that holds a digest, or the free one where it belongs. */
    private int bucket(byte[] digest) {
        int bucket = Arrays.hashCode(digest) & (buckets.length - 1);
        while (buckets[bucket] != 0 && !matches(buckets[bucket] - 1, digest)) {
            bucket = (bucket + 1) & (buckets.length - 1);
        }
        return bucket;
    }

    private boolean matches(int number, byte[] digest) {
        return Arrays.equals(digests, number * width, (number + 1) * width, digest, 0, width);
    }
}
