package dev.cairn.core;

/** What part an AI agent had in a change. */
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
    REFACTOR
}
