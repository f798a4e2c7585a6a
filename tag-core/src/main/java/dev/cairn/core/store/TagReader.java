package dev.cairn.core.store;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Reads tags, and what is stored beside them, as of one committed state (domain.md section 6); in a write transaction with its own
 * writes on top.
 *
 * <p>One thread at a time. Streams are lazy and end with the transaction; they need not be closed. A row that is damaged is a
 * {@link dev.cairn.api.CorruptEntryException} or {@link dev.cairn.core.CorruptRecordException}, never an absence.
 */
public interface TagReader {
    /** Returns the tag stored under {@code hash}. */
    Optional<ConsolidatingTag> tag(Hash hash);

    /** Returns whether a tag is stored under {@code hash}, without reading it. */
    boolean hasTag(Hash hash);

    /** Returns the attribution summary stored for {@code tag}. */
    Optional<AttributionSummary> attribution(Hash tag);

    /** Returns the members stored for {@code tag}, in their order; no list is not the same as an empty one. */
    Optional<Stream<Hash>> members(Hash tag);

    /**
     * Returns the names that point to {@code tag}, in byte order. The first call of a transaction reads the table of names, later
     * ones need not.
     */
    SortedSet<String> names(Hash tag);

    /** Returns the hash that {@code name} points to, whether or not a tag is stored there. */
    Optional<Hash> named(String name);

    /** Returns the newest tag of {@code channel}; the one with the smaller hash if two are equally new. */
    Optional<ConsolidatingTag> latestTag(String channel);

    /** Returns the tags of {@code channel}, newest first, then by hash. */
    Stream<ConsolidatingTag> tags(String channel);

    /** Returns the channels that have tags, in byte order. */
    Stream<String> channels();

    /** Returns the tags that have {@code change} among their tips, by hash. */
    List<ConsolidatingTag> tagsAt(Hash change);

    /** Returns what is stored of {@code change}. */
    Optional<Change> change(Hash change);

    /** Returns whether {@code change} is stored, without reading it. */
    boolean hasChange(Hash change);

    /** Returns the changes that are stored, by hash. */
    Stream<Change> changes();

    /**
     * Finds one stored change by its hash, or a prefix of it, {@value HashPrefix#MIN_CHARACTERS} characters or more in either case.
     *
     * @throws UnresolvedChangeException if none or several match; the message says which
     */
    Hash resolveChange(String text);

    /**
     * Finds one tag by the first of these that matches: its full hash; its exact name; its exact version, with or without
     * {@code v}; a prefix of its hash, {@value HashPrefix#MIN_CHARACTERS} characters or more in either case.
     *
     * @throws TagNotFoundException if nothing matches; it has the nearest names
     * @throws AmbiguousTagException if several tags match; it lists them
     */
    ConsolidatingTag resolve(String text);

    /**
     * Finds one tag as {@link #resolve} does, or none. For texts that may be something else: a miss costs a few look-ups, and no search
     * for near names.
     *
     * @throws TagNotFoundException if {@code text} is a name, and the tag that it points to is not stored
     * @throws AmbiguousTagException if several tags match; it lists them
     */
    Optional<ConsolidatingTag> find(String text);

    /**
     * Returns the shortest beginning of the text of {@code tag} that {@link #resolve} takes for that tag, whose hash it is or which
     * is stored besides; {@value HashPrefix#MIN_CHARACTERS} characters or more. Reads few rows, however many tags there are.
     */
    String shortestPrefix(Hash tag);
}
