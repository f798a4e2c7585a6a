package dev.cairn.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as semver.org 2.0.0 defines it (domain.md section 3): {@code major.minor.patch}, then perhaps {@code -pre.release}
 * and {@code +build}; at most {@link #MAX_BYTES} bytes of ASCII, its numbers unbounded.
 *
 * <p>The order is semver's precedence. Versions that differ in nothing but their build are ordered by its text, code point by
 * code point, so that the order agrees with {@code equals}. Immutable.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {
    /** The longest version, in bytes. */
    public static final int MAX_BYTES = 128;

    private static final String NUMBER = "(?:0|[1-9][0-9]*)";
    private static final String LABEL = "(?:" + NUMBER + "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final String CORE = NUMBER + "\\." + NUMBER + "\\." + NUMBER;
    private static final String PRE_RELEASE = "(?:-(?:" + LABEL + "(?:\\." + LABEL + ")*))?";
    private static final String BUILD = "(?:\\+(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?";
    private static final Pattern SYNTAX = Pattern.compile(CORE + PRE_RELEASE + BUILD);

    private static final Comparator<String> NUMERIC =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final Comparator<SemanticVersion> ORDER = Comparator.comparing(
                    SemanticVersion::core, lexicographic(NUMERIC))
            .thenComparing(SemanticVersion::isPreRelease, Comparator.reverseOrder())
            .thenComparing(SemanticVersion::preRelease, lexicographic(SemanticVersion::compareLabels))
            .thenComparing(SemanticVersion::build);

    /** Alone, for there may be millions of versions; they are seldom compared. */
    private final String text;

    private SemanticVersion(String text) {
        this.text = text;
    }

    /**
     * Reads a version: {@code 1.2.0}, not {@code v1.2.0}.
     *
     * @throws IllegalArgumentException if it is none, or longer than {@link #MAX_BYTES}
     */
    public static SemanticVersion parse(String text) {
        if (text.length() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a version of " + text.length() + " characters; expected at most " + MAX_BYTES);
        }
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a semantic version: '" + text
                    + "'; expected major.minor.patch, then perhaps -pre.release and +build, as in 1.2.0-rc.1");
        }
        return new SemanticVersion(text);
    }

    /** Returns the version that {@code text} is, with or without a leading {@code v}; empty if it is none. */
    public static Optional<SemanticVersion> find(String text) {
        String bare = text.startsWith("v") ? text.substring(1) : text;
        Matcher parts = SYNTAX.matcher(bare);
        return bare.length() <= MAX_BYTES && parts.matches()
                ? Optional.of(new SemanticVersion(bare))
                : Optional.empty();
    }

    /** Returns whether this version has a pre-release part, which puts it before the release that it names. */
    public boolean isPreRelease() {
        return !preRelease().isEmpty();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SemanticVersion that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the version as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private List<String> core() {
        String version = withoutBuild();
        int dash = version.indexOf('-');
        return labels(dash < 0 ? version : version.substring(0, dash));
    }

    private List<String> preRelease() {
        String version = withoutBuild();
        int dash = version.indexOf('-');
        return dash < 0 ? List.of() : labels(version.substring(dash + 1));
    }

    private String build() {
        int plus = text.indexOf('+');
        return plus < 0 ? "" : text.substring(plus + 1);
    }

    private String withoutBuild() {
        int plus = text.indexOf('+');
        return plus < 0 ? text : text.substring(0, plus);
    }

    private static List<String> labels(String dotted) {
        return List.of(dotted.split("\\.", -1));
    }

    private static Comparator<List<String>> lexicographic(Comparator<String> order) {
        return (left, right) -> {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int compared = order.compare(left.get(i), right.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(left.size(), right.size());
        };
    }

    /** Numbers come before words; numbers by value, which needs no arithmetic as they have no leading zeros. */
    private static int compareLabels(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        if (leftIsNumber != isNumber(right)) {
            return leftIsNumber ? -1 : 1;
        }
        return leftIsNumber ? NUMERIC.compare(left, right) : left.compareTo(right);
    }

    private static boolean isNumber(String label) {
        return label.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
