package dev.cairn.core;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * An immutable dependency reference point: depending on it means the same as depending on every change that it stands for
 * (domain.md section 3). Made by {@link #builder()}.
 *
 * <p>All text is well-formed Unicode. Metadata is in code-point order of its keys.
 *
 * @param hash the tag's identity
 * @param channel 1 to {@link #MAX_CHANNEL_BYTES} bytes of UTF-8, no control characters
 * @param consolidationTimestamp in whole seconds, {@link #EARLIEST} to {@link #LATEST}
 * @param tips the changes of the tagged state that no other change of it depends on; empty only for tags made by hand
 * @param previousConsolidation the tag that history continues from; never the tag itself
 * @param consolidatesSince an explicitly chosen base; never the tag itself
 * @param dependencyCountBefore direct dependencies that a change on top would carry without this tag; 0 or more
 * @param consolidatedChangeCount number of members; 0 or more
 * @param version the version that this tag releases
 * @param message what the tag says; absent and empty are different
 * @param createdBy who made it; absent and empty are different
 * @param metadata whatever else belongs to it
 */
public record ConsolidatingTag(
        Hash hash,
        String channel,
        Instant consolidationTimestamp,
        SortedSet<Hash> tips,
        Optional<Hash> previousConsolidation,
        Optional<Hash> consolidatesSince,
        long dependencyCountBefore,
        long consolidatedChangeCount,
        Optional<SemanticVersion> version,
        Optional<String> message,
        Optional<String> createdBy,
        SortedMap<String, String> metadata) {
    /** The longest channel name, in bytes of UTF-8. */
    public static final int MAX_CHANNEL_BYTES = 128;

    /** The earliest timestamp: the first second of 1970. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The latest timestamp: the last second of 9999. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The order of metadata's keys: that of their code points. A sorted map that has it is not copied. */
    public static final Comparator<String> METADATA_ORDER = Texts.ORDER;

    /** Refuses components that break their rules, with {@link IllegalArgumentException}. */
    public ConsolidatingTag {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(version, "version");
        Texts.line("channel", channel, MAX_CHANNEL_BYTES);
        requireTimestamp(consolidationTimestamp);
        tips = ImmutableSortedSet.copyOf(tips);
        requireOther("previousConsolidation", previousConsolidation, hash);
        requireOther("consolidatesSince", consolidatesSince, hash);
        requireCount("dependencyCountBefore", dependencyCountBefore);
        requireCount("consolidatedChangeCount", consolidatedChangeCount);
        message.ifPresent(text -> Texts.wellFormed("message", text));
        createdBy.ifPresent(text -> Texts.wellFormed("createdBy", text));
        metadata = ImmutableSortedMap.copyOf(metadata, Texts.ORDER);
        metadata.forEach((key, value) -> {
            Texts.wellFormed("metadata key", key);
            Texts.wellFormed(() -> "metadata '" + key + "'", value);
        });
    }

    /** Starts a tag without tips, base, optional components and metadata, and with counts of 0. */
    public static ConsolidatingTagBuilder builder() {
        return new ConsolidatingTagBuilder();
    }

    /** Starts a tag that has every component of this one. */
    public ConsolidatingTagBuilder toBuilder() {
        return new ConsolidatingTagBuilder(this);
    }

    /** Returns the base: {@link #consolidatesSince} if given, else {@link #previousConsolidation}, else none. */
    public Optional<Hash> base() {
        return consolidatesSince.or(() -> previousConsolidation);
    }

    /** Returns whether no consolidating tag precedes this one. */
    public boolean isInitial() {
        return previousConsolidation.isEmpty();
    }

    /** Returns how many dependencies a change on top carries thanks to this tag: 1. */
    public long effectiveDependencyCount() {
        return 1;
    }

    /** Returns how many dependencies a change on top is spared, 0 or more. */
    public long dependencyReduction() {
        return Math.max(0, dependencyCountBefore - effectiveDependencyCount());
    }

    /** Returns the hash that a tag of these components and members ought to have; {@link #hash()} has no part in it. */
    public Hash contentHash(Collection<Hash> members) {
        return TagHasher.hash(toBuilder(), members);
    }

    private static void requireTimestamp(Instant timestamp) {
        if (!TimeSpan.isWholeSecond(timestamp) || timestamp.isBefore(EARLIEST) || timestamp.isAfter(LATEST)) {
            throw new IllegalArgumentException("consolidationTimestamp is " + timestamp
                    + "; expected whole seconds from " + EARLIEST + " to " + LATEST);
        }
    }

    private static void requireOther(String component, Optional<Hash> base, Hash hash) {
        if (base.isPresent() && base.get().equals(hash)) {
            throw new IllegalArgumentException(component + " of tag " + hash + " is the tag itself");
        }
    }

    private static void requireCount(String component, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(component + " is " + count + "; expected 0 or more");
        }
    }
}
