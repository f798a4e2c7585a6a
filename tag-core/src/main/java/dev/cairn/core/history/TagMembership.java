package dev.cairn.core.history;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a tag stands for a change, or why not (domain.md section 8).
 *
 * <p>Belongs to one transaction, and ends with it; one thread at a time.
 */
public final class TagMembership {
    private final TagReader tags;
    private final TagContents contents;
    private final ChangeGraph graph;

    /** Makes the explanation over the tags of one transaction. */
    public TagMembership(TagReader tags, ChangeGraph graph) {
        this.tags = tags;
        this.contents = new TagContents(tags, List::of);
        this.graph = graph;
    }

    /**
     * Tells why. Takes time and memory in proportion to the expansion of the tag.
     *
     * @throws ExpansionException if a base is missing, or a member list does not fit its tag
     */
    public Membership explain(ConsolidatingTag tag, Hash change) {
        List<ConsolidatingTag> chain = new ArrayList<>();
        Set<Hash> seen = new HashSet<>();
        Optional<ConsolidatingTag> at = Optional.of(tag);
        while (at.isPresent()) {
            chain.add(at.get());
            requireNew(seen, chain);
            List<Hash> members = contents.members(at.get());
            int position = members.indexOf(change);
            if (position >= 0) {
                return new Membership.Member(chain, position + 1L, pathWithin(at.get(), members, change));
            }
            at = contents.base(at.get());
        }
        return explainAbsence(tag, change);
    }

    private static void requireNew(Set<Hash> seen, List<ConsolidatingTag> chain) {
        Hash last = chain.get(chain.size() - 1).hash();
        if (!seen.add(last)) {
            List<Hash> path = chain.stream().map(ConsolidatingTag::hash).toList();
            throw new ExpansionException(
                    Reason.CYCLE,
                    last,
                    path.subList(path.indexOf(last), path.size()),
                    "tag " + last + " is the base of itself",
                    null);
        }
    }

    private List<Hash> pathWithin(ConsolidatingTag tag, List<Hash> members, Hash change) {
        try {
            return path(tag.tips(), change, new HashSet<>(members));
        } catch (UnknownChangeException notStored) {
            return List.of();
        }
    }

    private Membership explainAbsence(ConsolidatingTag tag, Hash change) {
        try {
            List<Hash> path = path(tag.tips(), change, null);
            return path.isEmpty() ? new Membership.NotReached() : new Membership.Inserted(path);
        } catch (UnknownChangeException e) {
            return new Membership.Unknown(e.change());
        }
    }

    /** Returns a shortest way down, breadth first; empty if there is none. */
    private List<Hash> path(Collection<Hash> tips, Hash change, @Nullable Set<Hash> within) {
        Map<Hash, Hash> above = new LinkedHashMap<>();
        List<Hash> queue = new ArrayList<>(tips);
        tips.forEach(tip -> above.put(tip, tip));
        for (int i = 0; i < queue.size() && !above.containsKey(change); i++) {
            Hash from = queue.get(i);
            for (Hash below : below(from)) {
                if ((within == null || within.contains(below)) && above.putIfAbsent(below, from) == null) {
                    queue.add(below);
                }
            }
        }
        return wayTo(change, above);
    }

    private List<Hash> below(Hash hash) {
        return tags.hasTag(hash) ? contents.members(contents.find(hash).orElseThrow()) : graph.dependencies(hash);
    }

    private static List<Hash> wayTo(Hash change, Map<Hash, Hash> above) {
        Deque<Hash> way = new ArrayDeque<>();
        Hash next = above.get(change);
        for (Hash at = change; next != null; next = above.get(at)) {
            way.addFirst(at);
            if (next.equals(at)) {
                break;
            }
            at = next;
        }
        return List.copyOf(way);
    }
}
