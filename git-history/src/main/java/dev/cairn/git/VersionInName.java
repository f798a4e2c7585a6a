package dev.cairn.git;

import dev.cairn.core.SemanticVersion;
import java.util.Optional;

/** Finds the version in a tag's name: {@code 1.2.0}, {@code v1.2.0}, {@code npm/v1.2.0}, {@code release-1.2.0}, {@code lib@1.2.0}. */
final class VersionInName {
    private VersionInName() {}

    /** Returns the version that the name's last segment is, or else ends with after a separator. */
    static Optional<SemanticVersion> find(String name) {
        String segment = name.substring(name.lastIndexOf('/') + 1);
        Optional<SemanticVersion> version = SemanticVersion.find(segment);
        for (int at = 0; version.isEmpty() && at < Math.min(segment.length(), SemanticVersion.MAX_BYTES); at++) {
            if ("-_@".indexOf(segment.charAt(at)) >= 0) {
                version = SemanticVersion.find(segment.substring(at + 1));
            }
        }
        return version;
    }
}
