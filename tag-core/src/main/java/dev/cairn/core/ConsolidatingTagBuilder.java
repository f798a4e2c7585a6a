package dev.cairn.core;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Collects the components of a {@link ConsolidatingTag}; rules are checked when it is built. Not thread-safe. */
public final class ConsolidatingTagBuilder {
    private @Nullable Hash hash;
    private @Nullable String channel;
    private @Nullable Instant consolidationTimestamp;
    SortedSet<Hash> tips = ImmutableSortedSet.of();

    @Nullable
    Hash previousConsolidation;

    @Nullable
    Hash consolidatesSince;

    long dependencyCountBefore;
    long consolidatedChangeCount;

    @Nullable
    SemanticVersion version;

    @Nullable
    String message;

    @Nullable
    String createdBy;

    SortedMap<String, String> metadata = ImmutableSortedMap.of();

    ConsolidatingTagBuilder() {}

    ConsolidatingTagBuilder(ConsolidatingTag tag) {
        hash = tag.hash();
        channel = tag.channel();
        consolidationTimestamp = tag.consolidationTimestamp();
        tips = tag.tips();
        previousConsolidation = tag.previousConsolidation().orElse(null);
        consolidatesSince = tag.consolidatesSince().orElse(null);
        dependencyCountBefore = tag.dependencyCountBefore();
        consolidatedChangeCount = tag.consolidatedChangeCount();
        version = tag.version().orElse(null);
        message = tag.message().orElse(null);
        createdBy = tag.createdBy().orElse(null);
        metadata = tag.metadata();
    }

    /** Sets the identity; required by {@link #build()}. */
    public ConsolidatingTagBuilder hash(Hash value) {
        hash = value;
        return this;
    }

    /** Sets the channel; required. */
    public ConsolidatingTagBuilder channel(String value) {
        channel = value;
        return this;
    }

    /** Sets the time, in whole seconds; required. */
    public ConsolidatingTagBuilder consolidationTimestamp(Instant value) {
        consolidationTimestamp = value;
        return this;
    }

    /** Sets the tips. */
    public ConsolidatingTagBuilder tips(Collection<Hash> value) {
        tips = ImmutableSortedSet.copyOf(value);
        return this;
    }

    /** Sets the tag that history continues from. */
    public ConsolidatingTagBuilder previousConsolidation(Hash value) {
        previousConsolidation = value;
        return this;
    }

    /** Sets the explicitly chosen base. */
    public ConsolidatingTagBuilder consolidatesSince(Hash value) {
        consolidatesSince = value;
        return this;
    }

    /** Sets the number of direct dependencies without this tag. */
    public ConsolidatingTagBuilder dependencyCountBefore(long value) {
        dependencyCountBefore = value;
        return this;
    }

    /** Sets the number of members. */
    public ConsolidatingTagBuilder consolidatedChangeCount(long value) {
        consolidatedChangeCount = value;
        return this;
    }

    /** Sets the version. */
    public ConsolidatingTagBuilder version(SemanticVersion value) {
        version = value;
        return this;
    }

    /** Sets the message. */
    public ConsolidatingTagBuilder message(String value) {
        message = value;
        return this;
    }

    /** Sets who made the tag. */
    public ConsolidatingTagBuilder createdBy(String value) {
        createdBy = value;
        return this;
    }

    /** Sets the metadata. */
    public ConsolidatingTagBuilder metadata(Map<String, String> value) {
        metadata = ImmutableSortedMap.copyOf(value, Texts.ORDER);
        return this;
    }

    /**
     * Makes the tag.
     *
     * @throws IllegalArgumentException if a component breaks its rule
     * @throws NullPointerException if a required component is missing; the message names it
     */
    public ConsolidatingTag build() {
        return build(required("hash", hash));
    }

    /**
     * Makes the tag under the hash of its components and {@code members}, as {@link ConsolidatingTag#contentHash} tells it.
     *
     * @throws IllegalArgumentException if a component breaks its rule
     * @throws NullPointerException if a required component other than the hash is missing; the message names it
     */
    public ConsolidatingTag buildHashed(Collection<Hash> members) {
        return build(TagHasher.hash(this, members));
    }

    private ConsolidatingTag build(Hash identity) {
        return new ConsolidatingTag(
                identity,
                channel(),
                consolidationTimestamp(),
                tips,
                Optional.ofNullable(previousConsolidation),
                Optional.ofNullable(consolidatesSince),
                dependencyCountBefore,
                consolidatedChangeCount,
                Optional.ofNullable(version),
                Optional.ofNullable(message),
                Optional.ofNullable(createdBy),
                metadata);
    }

    String channel() {
        return required("channel", channel);
    }

    Instant consolidationTimestamp() {
        return required("consolidationTimestamp", consolidationTimestamp);
    }

    private static <T> T required(String component, @Nullable T value) {
        return Objects.requireNonNull(value, () -> component + " of a tag is missing");
    }
}
