package dev.cairn.core;

import java.util.Objects;
import java.util.Optional;

/**
 * The part that one AI agent had in a change.
 *
 * @param agent the tool: {@code Claude Code}, for example
 * @param provider who made the model, or else the agent: {@code anthropic}, for example
 * @param model the model; empty if it is not told
 * @param type what part it had
 * @param confidence how sure the source is; empty if it does not say
 * @param evidence what it was read from
 */
public record Contribution(
        String agent,
        String provider,
        Optional<String> model,
        SuggestionType type,
        Optional<Confidence> confidence,
        Evidence evidence) {
    /** Refuses null, and text that cannot be stored as UTF-8. */
    public Contribution {
        Texts.wellFormed("agent", agent);
        Texts.wellFormed("provider", provider);
        model.ifPresent(text -> Texts.wellFormed("model", text));
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(evidence, "evidence");
    }
}
