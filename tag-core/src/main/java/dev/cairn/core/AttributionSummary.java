package dev.cairn.core;

import java.util.Objects;

/**
 * The attribution that is stored beside a tag: the totals of its members (domain.md section 5).
 *
 * @param tagHash the tag
 * @param totals the totals of its members
 * @param evidenceRules the version of the rules by which evidence was read; 0 for a summary made by hand
 */
public record AttributionSummary(Hash tagHash, AttributionTotals totals, int evidenceRules) {
    /** Refuses null with {@link NullPointerException}, a negative version with {@link IllegalArgumentException}. */
    public AttributionSummary {
        Objects.requireNonNull(tagHash, "tagHash");
        Objects.requireNonNull(totals, "totals");
        if (evidenceRules < 0) {
            throw new IllegalArgumentException("evidenceRules is " + evidenceRules + "; expected 0 or more");
        }
    }
}
