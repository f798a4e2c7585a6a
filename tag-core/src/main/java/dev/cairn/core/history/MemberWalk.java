package dev.cairn.core.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks back from a node over what the expansion of a base does not hold (domain.md section 7). Not thread-safe. */
final class MemberWalk {
    private final HistoryIndex index;
    private final TagTree tree;
    private final int[] lastWalk;
    private int walk;
    private int[] taken = new int[16];
    private int count;

    MemberWalk(HistoryIndex index, TagTree tree) {
        this.index = index;
        this.tree = tree;
        this.lastWalk = new int[index.size()];
    }

    /** Returns the members of a tag at {@code node}, in their order. Takes time in proportion to them and their dependencies. */
    int[] members(int node, @Nullable TagNode base) {
        walk++;
        count = 0;
        take(node, base);
        tree.gaps(base).forEach(gap -> take(gap, base));
        for (int i = 0; i < count; i++) {
            index.dependencies().forEach(taken[i], below -> take(below, base));
        }
        return index.sortedChanges(Arrays.copyOf(taken, count));
    }

    private void take(int node, @Nullable TagNode base) {
        if (lastWalk[node] == walk || tree.contains(base, node)) {
            return;
        }
        lastWalk[node] = walk;
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, count + count / 2);
        }
        taken[count++] = node;
    }
}
