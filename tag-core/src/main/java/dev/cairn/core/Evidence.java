package dev.cairn.core;

import java.util.Objects;

/**
 * What a contribution was read from.
 *
 * @param source where it stood: {@code git-ai-note}, {@code trailer} or {@code author}, for example
 * @param strength how much it proves
 * @param text the exact text
 */
public record Evidence(String source, Strength strength, String text) {
    /** How much a piece of evidence proves. */
    public enum Strength {
        /** A hint: a mark at an unusual place. */
        WEAK,
        /** A mark that a tool or a person set at its place. */
        STRONG
    }

    /** Refuses null, and text that cannot be stored as UTF-8. */
    public Evidence {
        Objects.requireNonNull(strength, "strength");
        Texts.wellFormed("source of evidence", source);
        Texts.wellFormed("text of evidence", text);
    }
}
