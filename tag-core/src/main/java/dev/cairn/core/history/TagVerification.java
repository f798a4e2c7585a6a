package dev.cairn.core.history;

import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.TagDifference.Kind;
import dev.cairn.core.store.TagReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Computes a stored tag anew - members, counts and summary - and tells each difference (domain.md section 7). Its base is taken as stored.
 *
 * <p>Belongs to one transaction, and ends with it; one thread at a time. Takes time and memory in proportion to the history of the tag.
 */
public final class TagVerification {
    private static final int MAX_CHANGES_TOLD = 20;

    private final TagReader tags;
    private final ConsolidatingTag tag;
    private final List<TagDifference> differences = new ArrayList<>();

    private TagVerification(TagReader tags, ConsolidatingTag tag) {
        this.tags = tags;
        this.tag = tag;
    }

    /**
     * Compares a tag with the stored changes.
     *
     * @throws ExpansionException if its base is missing, or its member list does not fit its count
     */
    public static List<TagDifference> againstStore(TagReader tags, ConsolidatingTag tag) {
        TagVerification verification = new TagVerification(tags, tag);
        List<Hash> missing = verification.stored().stream()
                .filter(member -> !tags.hasChange(member))
                .toList();
        if (!missing.isEmpty()) {
            verification.add(
                    Kind.CHANGES_NOT_STORED,
                    missing.size() + " of " + tag.consolidatedChangeCount() + " members are not stored as changes, "
                            + missing.get(0) + " for one: import the history again");
        }
        StoredChanges changes = new StoredChanges(tags);
        verification.compare(changes, Kind.CHANGES_NOT_STORED, missing.isEmpty(), Optional.empty());
        return verification.differences;
    }

    /**
     * Compares a tag, and what is stored of its members, with the history that it was made from.
     *
     * @param evidenceRules the version of the rules by which {@code history} reads attribution
     * @throws ExpansionException if its base is missing, or its member list does not fit its count
     */
    public static List<TagDifference> againstHistory(
            TagReader tags, ConsolidatingTag tag, ChangeGraph history, int evidenceRules) {
        TagVerification verification = new TagVerification(tags, tag);
        boolean whole = verification.compare(history, Kind.HISTORY_REWRITTEN, true, Optional.of(evidenceRules));
        if (whole) {
            verification.compareChanges(history, evidenceRules);
        }
        return verification.differences;
    }

    private void add(Kind kind, String what) {
        differences.add(new TagDifference(kind, what));
    }

    private List<Hash> stored() {
        return new TagContents(tags, List::of).members(tag);
    }

    /** Returns whether all of history was there. */
    private boolean compare(ChangeGraph graph, Kind unknown, boolean summarize, Optional<Integer> rules) {
        try {
            if (!tag.tips().isEmpty()) {
                compareMembers(computed(graph));
            }
            if (summarize) {
                compareSummary(graph, rules);
            }
            return true;
        } catch (UnknownChangeException e) {
            String where = tag.tips().contains(e.change()) ? "its tip " : "change ";
            add(unknown, where + e.change() + ", which the tag stands on, is not there");
            return false;
        }
    }

    private List<Hash> computed(ChangeGraph graph) {
        HistoryIndex index = HistoryIndexer.index(tag.tips(), graph, tags);
        TagTree tree = new TagTree(index);
        TagContents contents = new TagContents(tags, List::of);
        TagNodes nodes = new TagNodes(index, tree, contents, change -> true);
        TagNode base = contents.base(tag).map(nodes::of).orElse(null);
        return IntStream.of(new MemberWalk(index, tree).members(HistoryIndex.ROOT, base))
                .mapToObj(index::hash)
                .toList();
    }

    private void compareMembers(List<Hash> computed) {
        List<Hash> stored = stored();
        if (!stored.equals(computed)) {
            add(Kind.MEMBERS, difference(stored, computed));
        }
        long before = computed.size() + (tag.base().isPresent() ? 1L : 0L);
        compare(Kind.COUNT, "consolidatedChangeCount", tag.consolidatedChangeCount(), (long) computed.size());
        compare(Kind.COUNT, "dependencyCountBefore", tag.dependencyCountBefore(), before);
    }

    private static String difference(List<Hash> stored, List<Hash> computed) {
        Set<Hash> more = new HashSet<>(stored);
        computed.forEach(more::remove);
        Set<Hash> less = new HashSet<>(computed);
        stored.forEach(less::remove);
        return more.isEmpty() && less.isEmpty()
                ? "the members are the same, but stand in another order"
                : more.size() + " members that its history does not give it, and " + less.size() + " missing"
                        + more.stream()
                                .min(Hash::compareTo)
                                .map(one -> "; too many: " + one)
                                .orElse("")
                        + less.stream()
                                .min(Hash::compareTo)
                                .map(one -> "; missing: " + one)
                                .orElse("");
    }

    private void compareSummary(ChangeGraph graph, Optional<Integer> rules) {
        AttributionTotals computed = stored().stream()
                .map(change ->
                        new AttributedChange(graph.attribution(change), graph.timestamp(change), graph.kind(change)))
                .collect(AttributionTotals.collector());
        Optional<AttributionSummary> summary = tags.attribution(tag.hash());
        if (summary.isEmpty()) {
            add(Kind.SUMMARY, "no attribution summary is stored");
            return;
        }
        int madeWith = summary.get().evidenceRules();
        if (rules.isPresent() && rules.get() != madeWith) {
            add(Kind.EVIDENCE_RULES, "the summary was made with version " + madeWith + ", not " + rules.get());
        }
        new TotalsComparison(summary.get().totals(), computed)
                .forEach((what, stored, found) -> compare(Kind.SUMMARY, what, stored, found));
    }

    private void compareChanges(ChangeGraph history, int evidenceRules) {
        List<TagDifference> changed = new ArrayList<>();
        for (Hash member : stored()) {
            tags.change(member)
                    .filter(stored -> !stored.equals(read(history, member, evidenceRules)))
                    .ifPresent(stored -> changed.add(new TagDifference(
                            Kind.CHANGE, "what is stored of " + member + " is not what its history says")));
        }
        differences.addAll(changed.subList(0, Math.min(changed.size(), MAX_CHANGES_TOLD)));
        if (changed.size() > MAX_CHANGES_TOLD) {
            add(Kind.CHANGE, (changed.size() - MAX_CHANGES_TOLD) + " more changes differ");
        }
    }

    private static Change read(ChangeGraph history, Hash change, int evidenceRules) {
        return new Change(
                change,
                history.dependencies(change),
                history.timestamp(change),
                history.kind(change),
                history.attribution(change),
                evidenceRules);
    }

    private void compare(Kind kind, String what, Object stored, Object computed) {
        if (!stored.equals(computed)) {
            add(kind, what + " is " + stored + ", and computed anew " + computed);
        }
    }
}
