package dev.cairn.core.history;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Consolidation as domain.md tells it, with plain sets and no care for time: what the real one is compared with. */
final class NaiveTags {
    record Tag(Hash hash, Set<Hash> tips, Instant timestamp, Optional<Hash> base, List<Hash> members) {}

    private final WrittenHistory history;
    final Map<Hash, Tag> tags = new HashMap<>();

    NaiveTags(WrittenHistory history) {
        this.history = history;
    }

    void remember(ConsolidatingTag tag, List<Hash> members) {
        Tag known = new Tag(tag.hash(), Set.copyOf(tag.tips()), tag.consolidationTimestamp(), tag.base(), members);
        tags.put(tag.hash(), known);
    }

    /** Returns every change that some changes or tags reach, themselves included. */
    Set<Hash> reach(Collection<Hash> start) {
        Set<Hash> seen = new HashSet<>();
        List<Hash> left = new ArrayList<>(start);
        while (!left.isEmpty()) {
            Hash at = left.remove(left.size() - 1);
            if (seen.add(at)) {
                left.addAll(tags.containsKey(at) ? expansion(at) : history.dependencies(at));
            }
        }
        seen.removeAll(tags.keySet());
        return seen;
    }

    Set<Hash> expansion(Hash tag) {
        Set<Hash> result = new LinkedHashSet<>();
        Tag at = tags.get(tag);
        at.base().ifPresent(base -> result.addAll(expansion(base)));
        result.addAll(at.members());
        return result;
    }

    Set<Hash> tips(Collection<Hash> tips) {
        Set<Hash> result = new HashSet<>(tips);
        for (Hash tip : tips) {
            Set<Hash> below = reach(history.dependencies(tip));
            result.removeAll(below);
        }
        return result;
    }

    boolean isInHistory(Tag tag, Collection<Hash> tips) {
        return reach(tips).containsAll(tag.tips());
    }

    Optional<Hash> standing(Collection<Hash> tips) {
        return tags.values().stream()
                .filter(tag -> tag.tips().equals(tips(tips)))
                .map(Tag::hash)
                .findFirst();
    }

    Optional<Hash> nearest(Collection<Hash> tips) {
        return tags.values().stream()
                .filter(tag -> isInHistory(tag, tips))
                .min(Comparator.<Tag>comparingInt(
                                tag -> outside(tips, tag.hash()).size())
                        .thenComparing(Tag::timestamp, Comparator.reverseOrder())
                        .thenComparing(Tag::hash))
                .map(Tag::hash);
    }

    private Set<Hash> outside(Collection<Hash> tips, Hash tag) {
        Set<Hash> result = reach(tips);
        result.removeAll(expansion(tag));
        return result;
    }

    /** Returns the members in order: again and again the first by time and hash of those that wait for no other. */
    List<Hash> members(Collection<Hash> tips, Optional<Hash> base) {
        Set<Hash> left = base.map(tag -> outside(tips, tag)).orElseGet(() -> reach(tips));
        List<Hash> result = new ArrayList<>();
        while (!left.isEmpty()) {
            Hash next = left.stream()
                    .filter(change ->
                            reach(history.dependencies(change)).stream().noneMatch(left::contains))
                    .min(Comparator.comparing(history::timestamp).thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            left.remove(next);
            result.add(next);
        }
        return result;
    }
}
