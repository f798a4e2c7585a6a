package dev.cairn.core.history;

import com.google.common.primitives.ImmutableIntArray;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Chooses tags for heads, so that tags and the heads left over are few; of several choices that are equally few, the one with newer tags.
 *
 * <p>A tag with one head takes the place of that head, so only tags with several save anything. Those are put into groups that share no head. A
 * group of at most {@value #MAX_TRIED} tags is solved exactly, by trying every choice; a larger one by taking the tag with most heads again and
 * again, which is exact too if of any two tags one has all heads of the other or none, and else at most 1 + 1/2 + ... + 1/k times the smallest,
 * k being the most heads of one tag (Chvatal, A greedy heuristic for the set-covering problem, 1979). Exactly, it is NP-hard from k = 3 on (Karp,
 * 1972).
 */
final class HeadCover {
    /** The most tags of a group whose choices are all tried. */
    static final int MAX_TRIED = 12;

    /** Newest first, then by hash. */
    static final Comparator<TagNode> NEWEST_FIRST = Comparator.<TagNode, Instant>comparing(tag -> tag.timestamp)
            .reversed()
            .thenComparing(tag -> tag.hash);

    private record Candidate(TagNode tag, ImmutableIntArray heads, int gain) {
        int gain(BitSet covered) {
            return (int) heads.stream().filter(head -> !covered.get(head)).count();
        }
    }

    private static final Comparator<Candidate> MOST_FIRST =
            Comparator.<Candidate>comparingInt(Candidate::gain).reversed().thenComparing(Candidate::tag, NEWEST_FIRST);

    private final Map<Integer, List<Candidate>> byHead = new HashMap<>();
    private final Set<TagNode> chosen = new LinkedHashSet<>();
    private final BitSet covered = new BitSet();

    /** Offers a tag. */
    void offer(TagNode tag, Collection<Integer> heads) {
        Candidate candidate = new Candidate(tag, ImmutableIntArray.copyOf(heads), heads.size());
        heads.forEach(
                head -> byHead.computeIfAbsent(head, key -> new ArrayList<>(1)).add(candidate));
    }

    /** Returns the tags to take; every head that is offered a tag is in one of them. */
    Set<TagNode> choose() {
        Set<Candidate> seen = new LinkedHashSet<>();
        byHead.values()
                .forEach(candidates -> candidates.stream()
                        .filter(candidate -> candidate.heads.length() > 1 && !seen.contains(candidate))
                        .forEach(candidate -> cover(group(candidate, seen))));
        byHead.keySet().forEach(this::coverSingle);
        return chosen;
    }

    /** Returns whether a head is in one of the tags chosen. */
    boolean isCovered(int head) {
        return covered.get(head);
    }

    /** Returns the tags that share heads with one, and with each other. */
    private List<Candidate> group(Candidate first, Set<Candidate> seen) {
        List<Candidate> group = new ArrayList<>();
        if (seen.add(first)) {
            group.add(first);
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i)
                    .heads
                    .forEach(head -> byHead.getOrDefault(head, List.of()).stream()
                            .filter(other -> other.heads.length() > 1 && seen.add(other))
                            .forEach(group::add));
        }
        return group;
    }

    private void cover(List<Candidate> group) {
        if (group.size() > MAX_TRIED) {
            takeMostFirst(group);
        } else {
            group.sort(Comparator.comparing(Candidate::tag, NEWEST_FIRST.reversed()));
            take(group, best(group));
        }
    }

    /** The newest tag is the highest bit, and choices are tried from the highest: a later one must be smaller to be better. */
    private static int best(List<Candidate> group) {
        int best = 0;
        int saved = 0;
        for (int choice = (1 << group.size()) - 1; choice > 0; choice--) {
            int saves = saves(group, choice);
            if (saves > saved) {
                best = choice;
                saved = saves;
            }
        }
        return best;
    }

    /** Returns how many fewer things there are with these tags than with their heads. */
    private static int saves(List<Candidate> group, int choice) {
        BitSet heads = new BitSet();
        for (int i = 0; i < group.size(); i++) {
            if ((choice >> i & 1) == 1) {
                group.get(i).heads.forEach(heads::set);
            }
        }
        return heads.cardinality() - Integer.bitCount(choice);
    }

    private void take(List<Candidate> group, int choice) {
        for (int i = 0; i < group.size(); i++) {
            if ((choice >> i & 1) == 1) {
                take(group.get(i));
            }
        }
    }

    private void takeMostFirst(List<Candidate> group) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FIRST);
        queue.addAll(group);
        while (!queue.isEmpty()) {
            Candidate candidate = queue.remove();
            int gain = candidate.gain(covered);
            if (gain == candidate.gain) {
                take(candidate);
            } else if (gain > 1) {
                queue.add(new Candidate(candidate.tag, candidate.heads, gain));
            }
        }
    }

    private void take(Candidate candidate) {
        chosen.add(candidate.tag);
        candidate.heads.forEach(covered::set);
    }

    private void coverSingle(int head) {
        if (!covered.get(head)) {
            byHead.getOrDefault(head, List.of()).stream()
                    .min(Comparator.comparing(Candidate::tag, NEWEST_FIRST))
                    .ifPresent(this::take);
        }
    }
}
