package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes and tags of a part of history, numbered in the order in which they are added. An open hash table of numbers finds one by its hash,
 * for a history may have millions, and a map would take as much memory as the hashes. Hashes that were made up to crowd the same buckets are found in a
 * sorted map: finding one of n takes log n steps, whatever they are. Not thread-safe.
 */
final class NodeLabels {
    /** How many buckets are tried. In a table that is half empty, digests hardly ever need as many. */
    private static final int MAX_STEPS = 32;

    private static final int CROWDED = -1;

    private final List<Hash> labels = new ArrayList<>();
    /** At least half of them are free, which is 0: the root is not looked for. */
    private int[] buckets = new int[1 << 10];

    private final SortedMap<Hash, Integer> crowded = new TreeMap<>();

    /** Begins with the label of {@link HistoryIndex#ROOT}, by which it is not found. */
    NodeLabels(Hash root) {
        labels.add(root);
    }

    int size() {
        return labels.size();
    }

    Hash get(int number) {
        return labels.get(number);
    }

    /** Returns the number of a change or tag; -1 if it was not added. */
    int find(Hash hash) {
        int number = number(bucket(hash), hash);
        return number == 0 ? -1 : number;
    }

    /** Returns the number of a change or tag, and adds it if it has none yet. */
    int add(Hash hash) {
        int bucket = bucket(hash);
        int known = number(bucket, hash);
        if (known != 0) {
            return known;
        }
        int number = labels.size();
        labels.add(hash);
        put(bucket, hash, number);
        if (number > buckets.length / 2) {
            rehash();
        }
        return number;
    }

    private int number(int bucket, Hash hash) {
        return bucket == CROWDED ? crowded.getOrDefault(hash, 0) : buckets[bucket];
    }

    private void put(int bucket, Hash hash, int number) {
        if (bucket == CROWDED) {
            crowded.put(hash, number);
        } else {
            buckets[bucket] = number;
        }
    }

    private void rehash() {
        buckets = new int[buckets.length * 2];
        crowded.clear();
        for (int number = 1; number < labels.size(); number++) {
            Hash hash = labels.get(number);
            put(bucket(hash), hash, number);
        }
    }

    /** Returns the bucket that holds a hash, or the free one where it belongs; {@link #CROWDED} if others have all that are tried. */
    private int bucket(Hash hash) {
        int first = hash.hashCode();
        for (int step = 0; step < MAX_STEPS; step++) {
            int bucket = first + step & buckets.length - 1;
            if (buckets[bucket] == 0 || labels.get(buckets[bucket]).equals(hash)) {
                return bucket;
            }
        }
        return CROWDED;
    }
}
