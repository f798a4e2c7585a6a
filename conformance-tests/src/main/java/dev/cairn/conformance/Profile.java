package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Locale;

/** How thoroughly the suite looks. A test class's budget multiplies on top. */
enum Profile {
    /** For every build. */
    DEFAULT(1, 1),
    /** For a certificate: two hundred kills, longer sequences. */
    FULL(5, 17);

    private final int factor;
    private final int killFactor;

    Profile(int factor, int killFactor) {
        this.factor = factor;
        this.killFactor = killFactor;
    }

    /** Returns by how much iterations are multiplied. */
    int factor() {
        return factor;
    }

    /** Returns by how much the kills of DUR-2 are multiplied, and all time limits: a rule takes longest where it kills. */
    int killFactor() {
        return killFactor;
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
