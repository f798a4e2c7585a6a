package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parents and dates of the commits read so far, in flat arrays: commits are numbered in the order in which they are first named.
 * An open hash table of numbers finds a commit by its digest. Parents need not exist: those that were made up to crowd the same buckets are found in a
 * sorted map, so that finding one of n takes log n steps, whatever they are.
 */
final class CommitIndex {
    private static final int NOT_READ = Integer.MIN_VALUE;

    /** How many buckets are tried. In a table that is half empty, digests hardly ever need as many. */
    private static final int MAX_STEPS = 32;

    private static final int CROWDED = -1;

    private final HashAlgorithm algorithm;
    private final int width;
    private int size;
    private byte[] digests;
    /** Numbers plus 1. At least half of them are free, which is 0. */
    private int[] buckets = new int[1 << 12];

    private final SortedMap<Hash, Integer> crowded = new TreeMap<>();
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
        int bucket = bucket(commit);
        int known = known(bucket, commit);
        return known != 0 ? known - 1 : add(commit, bucket);
    }

    /** Returns whether a commit has a number. */
    boolean contains(Hash commit) {
        return commit.algorithm() == algorithm && known(bucket(commit), commit) != 0;
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

    private int add(Hash commit, int bucket) {
        if (size == seconds.length) {
            grow();
        }
        System.arraycopy(commit.digest(), 0, digests, size * width, width);
        parent[size] = NOT_READ;
        keep(bucket, commit, ++size);
        if (size > buckets.length / 2) {
            rehash();
        }
        return size - 1;
    }

    private int known(int bucket, Hash commit) {
        return bucket == CROWDED ? crowded.getOrDefault(commit, 0) : buckets[bucket];
    }

    private void keep(int bucket, Hash commit, int numberPlusOne) {
        if (bucket == CROWDED) {
            crowded.put(commit, numberPlusOne);
        } else {
            buckets[bucket] = numberPlusOne;
        }
    }

    private void grow() {
        int capacity = Math.multiplyExact(seconds.length, 2);
        digests = Arrays.copyOf(digests, Math.multiplyExact(capacity, width));
        seconds = Arrays.copyOf(seconds, capacity);
        parent = Arrays.copyOf(parent, capacity);
    }

    private void rehash() {
        buckets = new int[buckets.length * 2];
        crowded.clear();
        for (int number = 0; number < size; number++) {
            Hash commit = hash(number);
            keep(bucket(commit), commit, number + 1);
        }
    }

    /** Returns the bucket that holds a commit, or the free one where it belongs; {@link #CROWDED} if others have all that are tried. */
    private int bucket(Hash commit) {
        byte[] digest = commit.digest();
        int first = commit.hashCode();
        for (int step = 0; step < MAX_STEPS; step++) {
            int bucket = first + step & buckets.length - 1;
            if (buckets[bucket] == 0 || matches(buckets[bucket] - 1, digest)) {
                return bucket;
            }
        }
        return CROWDED;
    }

    private boolean matches(int number, byte[] digest) {
        return Arrays.equals(digests, number * width, (number + 1) * width, digest, 0, width);
    }
}
