package dev.cairn.core.history;

import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one tag is to be made.
 *
 * @param timestamp when it is made; cut to whole seconds and to the years 1970 to 9999
 * @param names its names, perhaps none
 * @param since the tag to start from, instead of the nearest one
 * @param version its version
 * @param message what it says
 * @param createdBy who makes it
 * @param metadata whatever else belongs to it
 */
public record ConsolidationOptions(
        Instant timestamp,
        List<String> names,
        Optional<Hash> since,
        Optional<SemanticVersion> version,
        Optional<String> message,
        Optional<String> createdBy,
        Map<String, String> metadata) {
    /** Refuses null. */
    public ConsolidationOptions {
        Objects.requireNonNull(timestamp, "timestamp");
        names = List.copyOf(names);
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(createdBy, "createdBy");
        metadata = Map.copyOf(metadata);
    }

    /** Returns the options of a tag made at {@code timestamp}, without anything else. */
    public static ConsolidationOptions at(Instant timestamp) {
        return new ConsolidationOptions(
                timestamp, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns these options with other names. */
    public ConsolidationOptions named(String... value) {
        return new ConsolidationOptions(timestamp, List.of(value), since, version, message, createdBy, metadata);
    }

    /** Returns these options with another tag to start from. */
    public ConsolidationOptions startingFrom(Hash value) {
        return new ConsolidationOptions(timestamp, names, Optional.of(value), version, message, createdBy, metadata);
    }

    /** Returns these options with another version. */
    public ConsolidationOptions withVersion(SemanticVersion value) {
        return new ConsolidationOptions(timestamp, names, since, Optional.of(value), message, createdBy, metadata);
    }

    /** Returns these options with another message. */
    public ConsolidationOptions withMessage(String value) {
        return new ConsolidationOptions(timestamp, names, since, version, Optional.of(value), createdBy, metadata);
    }

    /** Returns these options with another creator. */
    public ConsolidationOptions withCreator(String value) {
        return new ConsolidationOptions(timestamp, names, since, version, message, Optional.of(value), metadata);
    }

    /** Returns these options with other metadata. */
    public ConsolidationOptions withMetadata(Map<String, String> value) {
        return new ConsolidationOptions(timestamp, names, since, version, message, createdBy, value);
    }
}
