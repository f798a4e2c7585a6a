package dev.cairn.cli.report;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.List;
import java.util.Optional;

/**
 * A tag with what stands beside it.
 *
 * @param tag the tag
 * @param names its names, in byte order
 * @param attribution its summary, if one is stored
 * @param shortHash the beginning of its hash that finds it again
 * @param shortBase the same of its base, if it has one
 */
public record ListedTag(
        ConsolidatingTag tag,
        List<String> names,
        Optional<AttributionSummary> attribution,
        String shortHash,
        Optional<String> shortBase) {
    private static final int SHORT_CHANGE = 12;

    /** Reads what stands beside {@code tag}. */
    public static ListedTag read(ConsolidatingTag tag, TagReader tags) {
        return new ListedTag(
                tag,
                List.copyOf(tags.names(tag.hash())),
                tags.attribution(tag.hash()),
                tags.shortestPrefix(tag.hash()),
                tag.base().map(tags::shortestPrefix));
    }

    /** Returns the first name, and how many there are besides; of a tag without names the beginning of its hash. */
    public String title() {
        if (names.isEmpty()) {
            return shortHash;
        }
        return names.size() == 1 ? names.get(0) : names.get(0) + " (+" + (names.size() - 1) + ")";
    }

    /** Returns the beginning of a change's hash, long enough to tell it from others as a rule. */
    static String shortened(Hash change) {
        return change.toString().substring(0, SHORT_CHANGE);
    }
}
