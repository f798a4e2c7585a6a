package dev.cairn.git.evidence;

import dev.cairn.core.SuggestionType;

/** The kinds of evidence: where each stands, and what part it says that the agent had. */
enum EvidenceKind {
    /** A git-ai note attests lines of the commit to the agent: it wrote a part, for a note does not tell of the other lines. */
    NOTE_LINES("git-ai-note", SuggestionType.PARTIAL),
    /** A git-ai note names the agent but attests no line to it: nothing of what it wrote was kept as it was. */
    NOTE_WITHOUT_LINES("git-ai-note", SuggestionType.INSPIRED),
    /** {@code Co-authored-by}: written together. */
    CO_AUTHORED_BY("trailer", SuggestionType.COLLABORATIVE),
    /** {@code Co-developed-by}: written together. */
    CO_DEVELOPED_BY("trailer", SuggestionType.COLLABORATIVE),
    /** {@code Assisted-by}: a person wrote it and was helped. */
    ASSISTED_BY("trailer", SuggestionType.PARTIAL),
    /** {@code AI-assisted-by}: the same. */
    AI_ASSISTED_BY("trailer", SuggestionType.PARTIAL),
    /** {@code Generated-by}: the agent wrote it. */
    GENERATED_BY("trailer", SuggestionType.COMPLETE),
    /** {@code Made-with}: an editor's mark, written together. */
    MADE_WITH("trailer", SuggestionType.COLLABORATIVE),
    /** The author is an agent: it wrote the commit. */
    AUTHOR("author", SuggestionType.COMPLETE),
    /** The committer is an agent and the author is not: it put a person's work into history, and may have reshaped it. */
    COMMITTER("committer", SuggestionType.PARTIAL);

    private final String source;
    private final SuggestionType type;

    EvidenceKind(String source, SuggestionType type) {
        this.source = source;
        this.type = type;
    }

    String source() {
        return source;
    }

    SuggestionType type() {
        return type;
    }
}
