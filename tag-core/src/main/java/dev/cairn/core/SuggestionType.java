package dev.cairn.core;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What part an AI agent had in a change; its text is its name in lower case. */
public enum SuggestionType {
    /** The agent wrote it. */
    COMPLETE,
    /** The agent wrote a part of it. */
    PARTIAL,
    /** The agent and a person wrote it together. */
    COLLABORATIVE,
    /** A person wrote it after the agent's idea. */
    INSPIRED,
    /** The agent reviewed it. */
    REVIEW,
    /** The agent reshaped what was there. */
    REFACTOR;

    /**
     * Reads the text form, in any case.
     *
     * @throws IllegalArgumentException if it is none of them; the message lists them
     */
    public static SuggestionType parse(String text) {
        for (SuggestionType type : values()) {
            if (Ascii.equalsIgnoreCase(type.name(), text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown suggestion type '" + text + "'; expected one of "
                + Arrays.stream(values()).map(SuggestionType::toString).collect(Collectors.joining(", ")));
    }

    /** Returns the text form: {@code complete}, for example. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
