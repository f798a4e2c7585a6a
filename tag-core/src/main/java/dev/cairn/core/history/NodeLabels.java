package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes and tags of a part of history, numbered in the order in which they are added. An open hash table of numbers finds one by its hash,
 * for a history may have millions, and a map would take as much memory as the hashes. Not thread-safe.
 */
final class NodeLabels {
    private final List<Hash> labels = new ArrayList<>();
    /** At least half of them are free, which is 0: the root is not looked for. */
    private int[] buckets = new int[1 << 10];

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
        int number = buckets[bucket(hash)];
        return number == 0 ? -1 : number;
    }

    /** Returns the number of a change or tag, and adds it if it has none yet. */
    int add(Hash hash) {
        int bucket = bucket(hash);
        if (buckets[bucket] != 0) {
            return buckets[bucket];
        }
        int number = labels.size();
        labels.add(hash);
        buckets[bucket] = number;
        if (number > buckets.length / 2) {
            rehash();
        }
        return number;
    }

    private void rehash() {
        buckets = new int[buckets.length * 2];
        for (int number = 1; number < labels.size(); number++) {
            buckets[bucket(labels.get(number))] = number;
        }
    }

    /** Returns the bucket that holds a hash, or the free one where it belongs. */
    private int bucket(Hash hash) {
        int bucket = hash.hashCode() & (buckets.length - 1);
        while (buckets[bucket] != 0 && !labels.get(buckets[bucket]).equals(hash)) {
            bucket = (bucket + 1) & (buckets.length - 1);
        }
        return bucket;
    }
}
