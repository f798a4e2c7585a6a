package dev.cairn.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link AttributionTotals} need to know of one change.
 *
 * @param attribution who made it
 * @param timestamp when it was made, in whole seconds
 * @param kind what it touches; empty if it touches nothing
 */
public record AttributedChange(ChangeAttribution attribution, Instant timestamp, Optional<ChangeKind> kind) {
    /** Refuses null. */
    public AttributedChange {
        Objects.requireNonNull(attribution, "attribution");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(kind, "kind");
    }
}
