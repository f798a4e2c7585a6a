package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A consolidating tag in the tree of bases. Equal only to itself. */
final class TagNode {
    /** Sorts the nearest first: the one that leaves the fewest members, then the newest, then by hash. */
    static final Comparator<TagNode> NEAREST_FIRST = Comparator.<TagNode>comparingLong(node -> node.size)
            .thenComparing(node -> node.timestamp)
            .reversed()
            .thenComparing(node -> node.hash);

    final Hash hash;
    final Instant timestamp;
    final @Nullable TagNode base;
    /** How many changes of the history the expansion has. */
    final long size;
    /** The last position of those changes in the order of history; -1 if there are none. */
    final int newest;

    private final int depth;
    private final @Nullable TagNode jump;

    TagNode(Hash hash, Instant timestamp, @Nullable TagNode base, int members, int newestMember) {
        this.hash = hash;
        this.timestamp = timestamp;
        this.base = base;
        this.size = members + (base == null ? 0 : base.size);
        this.newest = base == null ? newestMember : Math.max(newestMember, base.newest);
        this.depth = base == null ? 0 : base.depth + 1;
        this.jump = jumpAbove(base);
    }

    /** Returns whether this tag is {@code other} or has it below; takes a number of steps that is logarithmic in the depth. */
    boolean standsOn(TagNode other) {
        TagNode at = this;
        while (at != null && at.depth > other.depth) {
            at = at.jump != null && at.jump.depth >= other.depth ? at.jump : at.base;
        }
        return at == other;
    }

    /** A tag jumps as far as two equal jumps below it together, or else to its base (Myers, An applicative random-access stack, 1983). */
    private static @Nullable TagNode jumpAbove(@Nullable TagNode base) {
        if (base == null || base.jump == null || base.jump.jump == null) {
            return base;
        }
        int first = base.depth - base.jump.depth;
        int second = base.jump.depth - base.jump.jump.depth;
        return first == second ? base.jump.jump : base;
    }
}
