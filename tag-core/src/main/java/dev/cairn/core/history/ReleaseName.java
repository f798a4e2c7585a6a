package dev.cairn.core.history;

import dev.cairn.core.SemanticVersion;
import java.util.Objects;
import java.util.Optional;

/**
 * A name of a release, and what goes with it.
 *
 * @param name 1 to 255 bytes of UTF-8
 * @param version the version that the name stands for
 * @param message what the release says under this name
 * @param createdBy who gave the name
 */
public record ReleaseName(
        String name, Optional<SemanticVersion> version, Optional<String> message, Optional<String> createdBy) {
    /** Refuses null. */
    public ReleaseName {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(createdBy, "createdBy");
    }
}
