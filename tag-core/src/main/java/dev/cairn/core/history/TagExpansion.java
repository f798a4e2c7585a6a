package dev.cairn.core.history;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Replaces tags by what they stand for (domain.md section 8).
 *
 * <p>Belongs to one transaction, and ends with it; one thread at a time.
 */
public final class TagExpansion {
    private final TagReader tags;

    /** Makes the expansion over the tags of one transaction. */
    public TagExpansion(TagReader tags) {
        this.tags = tags;
    }

    /**
     * Returns every change reachable from {@code start}, dependencies first, each once. A tag - the start, a dependency or a member -
     * is replaced by its expansion: its base's, then its members in their stored order. A member is taken as it is, without a look at
     * what it depends on, so what is inserted into history behind a tag is not in its expansion.
     *
     * <p>The stream is lazy, and takes memory in proportion to its length, but no stack. It throws {@link ExpansionException}, at the
     * latest where it would have to go on from what is wrong.
     *
     * @param start a change or a tag; what is stored as a tag is one
     */
    public Stream<Hash> expand(Hash start, ChangeGraph graph) {
        Iterable<Hash> walk = () -> new ExpansionWalk(start, graph, tags);
        return StreamSupport.stream(walk.spliterator(), false);
    }
}
