package dev.cairn.core.history;

import com.google.common.collect.ImmutableList;
import dev.cairn.core.Hash;
import java.util.List;

/**
 * Dependencies that mean the same as others.
 *
 * @param tags newest first, then by hash
 * @param changes those that no tag stands for, in the order of history
 */
public record Reduction(List<Hash> tags, List<Hash> changes) {
    /** Copies both lists. */
    public Reduction {
        tags = List.copyOf(tags);
        changes = List.copyOf(changes);
    }

    /** Returns tags and changes, in this order. */
    public List<Hash> dependencies() {
        return ImmutableList.<Hash>builder().addAll(tags).addAll(changes).build();
    }
}
