package dev.cairn.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one change of a history: enough to resolve dependencies and to attribute without the repository (domain.md
 * sections 5 and 8). Bounded, so that it always fits one record. Immutable.
 *
 * @param hash the change
 * @param dependencies the changes, or tags, that it directly depends on, in the order of its history (Git: the parents); at most
 *     {@link #MAX_DEPENDENCIES}
 * @param timestamp when it was made, in whole seconds. A fact of history that decides order, so it is kept as it is, outside the years
 *     1970 to 9999 too, where a tag's is not
 * @param kind what it touches; empty if it touches nothing
 * @param attribution who made it: at most {@link #MAX_CONTRIBUTIONS} contributions and {@link #MAX_ATTESTATIONS} attestations, of names
 *     of at most {@link #MAX_NAME_BYTES} and texts of at most {@link #MAX_TEXT_BYTES} bytes of UTF-8
 * @param evidenceRules the version of the rules by which evidence was read, 0 or more
 */
public record Change(
        Hash hash,
        List<Hash> dependencies,
        Instant timestamp,
        Optional<ChangeKind> kind,
        ChangeAttribution attribution,
        int evidenceRules) {
    /** The most dependencies. */
    public static final int MAX_DEPENDENCIES = 12_000;

    /** The most contributions. */
    public static final int MAX_CONTRIBUTIONS = 100;

    /** The most attestations. */
    public static final int MAX_ATTESTATIONS = 10;

    /** The longest agent, provider, model and source of evidence, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 600;

    /** The longest text of evidence, in bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = 3_000;

    /** Refuses what is beyond the bounds, with {@link IllegalArgumentException}. */
    public Change {
        Objects.requireNonNull(hash, "hash");
        dependencies = List.copyOf(dependencies);
        Objects.requireNonNull(kind, "kind");
        require("dependencies", dependencies.size(), MAX_DEPENDENCIES, hash);
        if (!TimeSpan.isWholeSecond(timestamp)) {
            throw new IllegalArgumentException(
                    "timestamp of " + hash + " is " + timestamp + "; expected whole seconds");
        }
        if (evidenceRules < 0) {
            throw new IllegalArgumentException("evidenceRules is " + evidenceRules + "; expected 0 or more");
        }
        requireBounded(attribution, hash);
    }

    private static void requireBounded(ChangeAttribution attribution, Hash hash) {
        require("contributions", attribution.contributions().size(), MAX_CONTRIBUTIONS, hash);
        require("attestations", attribution.attestations().size(), MAX_ATTESTATIONS, hash);
        for (Contribution part : attribution.contributions()) {
            requireBytes("agent", part.agent(), MAX_NAME_BYTES, hash);
            requireBytes("provider", part.provider(), MAX_NAME_BYTES, hash);
            part.model().ifPresent(model -> requireBytes("model", model, MAX_NAME_BYTES, hash));
            requireBounded(part.evidence(), hash);
        }
        attribution.attestations().forEach(evidence -> requireBounded(evidence, hash));
    }

    private static void requireBounded(Evidence evidence, Hash hash) {
        requireBytes("source of evidence", evidence.source(), MAX_NAME_BYTES, hash);
        requireBytes("text of evidence", evidence.text(), MAX_TEXT_BYTES, hash);
    }

    private static void requireBytes(String what, String text, int max, Hash hash) {
        require("bytes of " + what, Texts.utf8(text).length, max, hash);
    }

    private static void require(String what, int count, int max, Hash hash) {
        if (count > max) {
            throw new IllegalArgumentException(
                    "change " + hash + " has " + count + " " + what + "; expected at most " + max);
        }
    }

    /** Returns what totals need to know of it. */
    public AttributedChange attributed() {
        return new AttributedChange(attribution, timestamp, kind);
    }
}
