package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Locale;

/** How thoroughly the suite looks. A test class's budget multiplies on top. */
enum Profile {
    /** For every build. */
    DEFAULT(1),
    /** For a certificate: more kills, longer sequences. */
    FULL(5);

    private final int factor;

    Profile(int factor) {
        this.factor = factor;
    }

    /** Returns by how much iterations and time limits are multiplied. */
    int factor() {
        return factor;
    }

    /** Returns the profile as the configuration spells it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the profile with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Profile parse(String id) {
        return Arrays.stream(values())
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "conformance.profile is '" + id + "'. The profiles are: default, full"));
    }
}
