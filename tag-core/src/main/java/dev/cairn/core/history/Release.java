package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A released change, to be tagged (domain.md section 11). Version, message and creator of its tag come from its first name.
 *
 * @param change the released change
 * @param timestamp when it was released (Git: the committer date)
 * @param names its names, one or more, given in any order and kept in byte order
 */
public record Release(Hash change, Instant timestamp, List<ReleaseName> names) {
    private static final Comparator<ReleaseName> BYTE_ORDER =
            Comparator.comparing(name -> name.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Puts the names in byte order; refuses a release without a name with {@link IllegalArgumentException}. */
    public Release {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(timestamp, "timestamp");
        names = names.stream().sorted(BYTE_ORDER).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the release of " + change + " has no name");
        }
    }
}
