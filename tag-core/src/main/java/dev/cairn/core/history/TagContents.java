package dev.cairn.core.history;

import com.google.common.collect.ImmutableList;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads tags and their members for those who expand them; what cannot be trusted is an {@link ExpansionException}. */
final class TagContents {
    private final TagReader tags;
    private final Function<Hash, List<Hash>> pathTo;

    /**
     * Reads through {@code tags}.
     *
     * @param pathTo tells for messages how one came to a hash
     */
    TagContents(TagReader tags, Function<Hash, List<Hash>> pathTo) {
        this.tags = tags;
        this.pathTo = pathTo;
    }

    /** Returns the tag that {@code hash} is; empty if it is none, never because it is damaged. */
    Optional<ConsolidatingTag> find(Hash hash) {
        return find(hash, pathTo);
    }

    private Optional<ConsolidatingTag> find(Hash hash, Function<Hash, List<Hash>> path) {
        return readable(hash, path, () -> tags.tag(hash));
    }

    /** Returns the base of {@code tag}, which must be stored if it has one. */
    Optional<ConsolidatingTag> base(ConsolidatingTag tag) {
        Function<Hash, List<Hash>> path = base -> ImmutableList.<Hash>builder()
                .addAll(pathTo.apply(tag.hash()))
                .add(base)
                .build();
        return tag.base()
                .map(base -> find(base, path).orElseThrow(() -> {
                    String what = "consolidating tag " + base + ", the base of " + tag.hash() + ", is not stored";
                    return new ExpansionException(Reason.MISSING, base, path.apply(base), what, null);
                }));
    }

    /** Returns the members of {@code tag}, as many as it counts. */
    List<Hash> members(ConsolidatingTag tag) {
        List<Hash> members = readable(
                        tag.hash(), pathTo, () -> tags.members(tag.hash()).map(Stream::toList))
                .orElseThrow(() -> disagreeing(tag, "no member list is stored"));
        if (members.size() != tag.consolidatedChangeCount()) {
            throw disagreeing(tag, "the stored member list has " + members.size());
        }
        return members;
    }

    private ExpansionException disagreeing(ConsolidatingTag tag, String list) {
        String what = "invalid consolidating tag " + tag.hash() + ": it counts " + tag.consolidatedChangeCount()
                + " members, but " + list;
        return new ExpansionException(Reason.MEMBERS_DISAGREE, tag.hash(), pathTo.apply(tag.hash()), what, null);
    }

    private static <T> T readable(Hash hash, Function<Hash, List<Hash>> path, Supplier<T> read) {
        try {
            return read.get();
        } catch (StoreCorruptException e) {
            String what = "tag " + hash + " is damaged: " + e.getMessage();
            throw new ExpansionException(Reason.CORRUPT, hash, path.apply(hash), what, e);
        }
    }
}
