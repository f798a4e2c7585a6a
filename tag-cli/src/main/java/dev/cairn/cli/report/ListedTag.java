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
 */
public record ListedTag(ConsolidatingTag tag, List<String> names, Optional<AttributionSummary> attribution) {
    private static final int SHORT_HASH = 12;

    /** Reads what stands beside {@code tag}. */
    public static ListedTag read(ConsolidatingTag tag, TagReader tags) {
        return new ListedTag(tag, List.copyOf(tags.names(tag.hash())), tags.attribution(tag.hash()));
    }

    /** Returns the first name, and how many there are besides; of a tag without names the beginning of its hash. */
    public String title() {
        if (names.isEmpty()) {
            return shortHash();
        }
        return names.size() == 1 ? names.get(0) : names.get(0) + " (+" + (names.size() - 1) + ")";
    }

    /** Returns the beginning of the hash, which finds the tag again. */
    String shortHash() {
        return shortened(tag.hash());
    }

    static String shortened(Hash hash) {
        return hash.toString().substring(0, SHORT_HASH);
    }
}
