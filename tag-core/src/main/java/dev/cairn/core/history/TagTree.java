package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The expansions of many tags at once, in memory proportional to their members: each change knows the tags that it is a member of,
 * and is in an expansion if one of these is the tag or below it in the tree of bases. Not thread-safe.
 */
final class TagTree {
    private static final int NONE = -1;
    private static final int[] NO_GAPS = {};

    private final HistoryIndex index;
    private final List<TagNode> nodes = new ArrayList<>();
    private final Map<TagNode, int[]> gaps = new HashMap<>();
    /** For each change the first of its memberships; for each membership the tag and the change's next membership. */
    private final int[] first;

    private int[] owners = new int[16];
    private int[] next = new int[16];
    private int memberships;

    TagTree(HistoryIndex index) {
        this.index = index;
        this.first = new int[index.size()];
        Arrays.fill(first, NONE);
    }

    /** Adds a tag above its base, with distinct members. */
    TagNode add(Hash hash, Instant timestamp, @Nullable TagNode base, int[] members) {
        int newest = IntStream.of(members).map(index::position).max().orElse(-1);
        TagNode node = new TagNode(hash, timestamp, base, members.length, newest);
        reserve(members.length);
        for (int member : members) {
            own(member);
        }
        nodes.add(node);
        return node;
    }

    private void reserve(int more) {
        if (memberships + more > owners.length) {
            owners = Arrays.copyOf(owners, Math.max(memberships + more, owners.length + owners.length / 2));
            next = Arrays.copyOf(next, owners.length);
        }
    }

    private void own(int member) {
        owners[memberships] = nodes.size();
        next[memberships] = first[member];
        first[member] = memberships++;
    }

    /** Returns whether a change is a member of any tag. */
    boolean isMember(int change) {
        return first[change] != NONE;
    }

    /** Returns whether a change is in the expansion of a tag; of no tag, none is. */
    boolean contains(@Nullable TagNode tag, int change) {
        if (tag == null || index.position(change) > tag.newest) {
            return false;
        }
        for (int i = first[change]; i != NONE; i = next[i]) {
            if (tag.standsOn(nodes.get(owners[i]))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks for gaps in the expansion of a tag: what is not in it although something in it depends on it. History that was inserted behind
     * a tag is such a gap, and comes with the next tag.
     */
    void findGaps(TagNode node, int[] members) {
        IntStream.Builder found = IntStream.builder();
        IntStream.of(gaps(node.base)).forEach(found);
        for (int member : members) {
            index.dependencies().forEach(member, found);
        }
        int[] outside =
                found.build().filter(below -> !contains(node, below)).distinct().toArray();
        if (outside.length > 0) {
            gaps.put(node, outside);
        }
    }

    /** Returns the gaps found in the expansion of a tag. */
    int[] gaps(@Nullable TagNode tag) {
        return tag == null ? NO_GAPS : gaps.getOrDefault(tag, NO_GAPS);
    }
}
