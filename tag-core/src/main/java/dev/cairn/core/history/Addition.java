package dev.cairn.core.history;

import com.google.common.collect.Lists;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What is to be added to a store at some tips: a tag with names, or names for the tag that stands there.
 *
 * @param tips where
 * @param planned the tag to write; empty if one stood there when this was planned
 * @param tag the tag that gets the names
 * @param names names that pointed to no other tag when this was planned
 */
record Addition(SortedSet<Hash> tips, Optional<PlannedTag> planned, Hash tag, List<String> names) {
    private static final Comparator<ConsolidatingTag> NEWEST_FIRST = Comparator.comparing(
                    ConsolidatingTag::consolidationTimestamp)
            .reversed()
            .thenComparing(ConsolidatingTag::hash);

    /** Somebody else wrote what contradicts the plan; plan again. */
    static final class OutdatedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutdatedException(String what) {
            super(what);
        }
    }

    /** Returns the tag that stands at exactly these tips; of several made by hand the newest, then by hash. */
    static Optional<Hash> standingAt(TagReader tags, SortedSet<Hash> tips) {
        return tags.tagsAt(tips.first()).stream()
                .filter(tag -> tag.tips().equals(tips))
                .min(NEWEST_FIRST)
                .map(ConsolidatingTag::hash);
    }

    /** Returns the stored tag that a name points to; a name that points nowhere is free. */
    static Optional<Hash> holder(TagReader tags, String name) {
        return tags.named(name).filter(tags::hasTag);
    }

    long members() {
        return planned.map(plan -> plan.tag().consolidatedChangeCount()).orElse(0L);
    }

    /** Returns this addition with only some of its names. */
    Addition withFirstNames(int count) {
        return new Addition(tips, planned, tag, names.subList(0, Math.min(count, names.size())));
    }

    /** Returns what adds the other names once {@link #withFirstNames} is written, {@code count} at a time. */
    Stream<Addition> furtherNames(int count) {
        return Lists.partition(names, count).stream()
                .skip(1)
                .map(part -> new Addition(tips, Optional.empty(), tag, part));
    }

    /**
     * Writes this addition.
     *
     * @throws OutdatedException if the store is no longer as it was when this was planned
     */
    void apply(TagWriter tags) {
        Optional<Hash> expected = planned.isPresent() ? Optional.empty() : Optional.of(tag);
        require(standingAt(tags, tips).equals(expected), "other tag at the tips");
        planned.ifPresent(plan -> write(tags, plan));
        for (String name : names) {
            require(holder(tags, name).filter(holder -> !holder.equals(tag)).isEmpty(), "name taken");
            tags.putName(name, tag);
        }
    }

    private static void write(TagWriter tags, PlannedTag plan) {
        ConsolidatingTag tag = plan.tag();
        boolean hasBases = Stream.of(tag.previousConsolidation(), tag.consolidatesSince())
                .flatMap(Optional::stream)
                .allMatch(tags::hasTag);
        require(hasBases, "base removed");
        tags.putTag(tag);
        tags.putMembers(tag.hash(), plan.members());
        tags.putAttribution(plan.summary());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new OutdatedException(otherwise);
        }
    }
}
