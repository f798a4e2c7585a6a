package dev.cairn.core.history;

import com.google.common.collect.ImmutableSortedSet;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.Collection;
import java.util.List;

/**
 * Finds few dependencies that mean the same as many: the other direction of {@link TagExpansion} (domain.md section 8).
 *
 * <p>Belongs to one transaction, and ends with it; one thread at a time.
 */
public final class TagReduction {
    private final TagReader tags;

    /** Makes the reduction over the tags of one transaction. */
    public TagReduction(TagReader tags) {
        this.tags = tags;
    }

    /**
     * Returns tags and changes whose expansions have together exactly the changes that the expansions of {@code dependencies} have together.
     *
     * <p>There is no smaller set, if every tag concerned has all history of its members in its expansion, and if the tags that stand at several
     * of the topmost changes at once overlap in groups of at most {@value HeadCover#MAX_TRIED} or not at all; so always where a tag has one tip.
     * In larger groups it is at most 1 + 1/2 + ... + 1/k times the smallest, k being the most topmost changes of one tag: the exact one is NP-hard
     * to find. Where history was inserted behind a tag, the set is equivalent and no larger than what was given, but may not be the smallest. Of
     * sets that are equally small it is one with newer tags, and with tags rather than changes.
     *
     * <p>Takes time and memory in proportion to the history below {@code dependencies} and the members of the tags that stand in it, but no stack.
     *
     * @throws ExpansionException if something referred to is missing, damaged or depends on itself
     */
    public Reduction reduce(Collection<Hash> dependencies, ChangeGraph graph) {
        if (dependencies.isEmpty()) {
            return new Reduction(List.of(), List.of());
        }
        try {
            ImmutableSortedSet<Hash> given = ImmutableSortedSet.copyOf(dependencies);
            return new ReductionSearch(given, HistoryIndexer.index(given, graph, tags), tags).reduce();
        } catch (UnknownChangeException e) {
            String what = e.change() + " is neither a stored consolidating tag nor a change of this history";
            throw new ExpansionException(Reason.MISSING, e.change(), List.of(e.change()), what, e);
        }
    }
}
