package dev.cairn.core.history;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Walks back from a node over what the expansion of a base does not hold (domain.md section 7). Not thread-safe. */
final class MemberWalk {
    private static final int ROOM = 16;

    private final HistoryIndex index;
    private final TagTree tree;
    private final int[] lastWalk;
    private int walk;
    private int[] taken = new int[ROOM];
    private int count;

    MemberWalk(HistoryIndex index, TagTree tree) {
        this.index = index;
        this.tree = tree;
        this.lastWalk = new int[index.size()];
    }

    /**
     * Returns the members of a tag at {@code node}, in their order. Takes time in proportion to them and their dependencies; unless history
     * was inserted behind the base, for then ways from member to member may lead through the base, and all of history is sorted.
     */
    int[] members(int node, @Nullable TagNode base) {
        int[] gaps = tree.gaps(base);
        walk++;
        count = 0;
        take(node, base);
        IntStream.of(gaps).forEach(gap -> take(gap, base));
        for (int i = 0; i < count; i++) {
            index.dependencies().forEach(taken[i], below -> take(below, base));
        }
        int[] nodes = gaps.length == 0 ? Arrays.copyOf(taken, count) : index.order();
        // A walk over all of history leaves no room taken behind.
        taken = new int[ROOM];
        return index.sorted(nodes, id -> lastWalk[id] == walk && index.isChange(id));
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
