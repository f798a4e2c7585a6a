package dev.cairn.git.evidence;

import dev.cairn.git.evidence.AgentTable.Alias;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text says about AI.
 *
 * @param agent the agent that it names, if the table knows it
 * @param models the models that it names
 * @param certainty how surely it speaks of AI at all
 */
record Mention(Optional<Agent> agent, List<Model> models, Certainty certainty) {
    private static final Pattern PIECES = Pattern.compile("[()\\[\\]:;,+&]| via | with | using | and | in ");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> AI_WORDS = Set.of("ai", "llm", "llms", "genai", "ki", "ia");
    private static final Set<String> AGENT_WORDS =
            Set.of("code", "agent", "assistant", "bot", "cli", "coder", "copilot", "model", "models", "via");

    /** How surely a text speaks of AI. */
    enum Certainty {
        /** Not at all. */
        NONE,
        /** It is nothing but a name that people may bear too. */
        AMBIGUOUS,
        /** It says AI, but not whose. */
        UNNAMED,
        /** It names an agent or a model. */
        CERTAIN
    }

    /**
     * A model.
     *
     * @param name its tidy name; empty where only the maker is told
     * @param provider its maker
     */
    record Model(Optional<String> name, String provider) {}

    /** Reads a text without e-mail addresses. */
    static Mention of(String text, AgentTable table) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        for (Alias alias : table.namesIn(lower)) {
            Mention mention = ofAgent(alias, lower, table);
            if (mention.certainty != Certainty.NONE) {
                return mention;
            }
        }
        return ofModels(lower, table);
    }

    private static Mention ofAgent(Alias alias, String lower, AgentTable table) {
        int at = alias.indexIn(lower);
        String rest = (lower.substring(0, at) + " ; "
                        + lower.substring(at + alias.text().length()))
                .strip();
        // A brand such as "claude" begins its models' names; a product such as "claude code" does not.
        boolean brand = table.maker(alias.text()).isPresent();
        List<Model> models = models(brand ? lower : rest, table);
        Certainty certainty = Certainty.CERTAIN;
        if (!alias.certain() && !speaksOfAi(rest, models, table)) {
            certainty = words(rest).isEmpty() ? Certainty.AMBIGUOUS : Certainty.NONE;
        }
        return new Mention(Optional.of(alias.agent()), models, certainty);
    }

    private static Mention ofModels(String lower, AgentTable table) {
        List<Model> models = models(lower, table).stream()
                .filter(model -> model.name().isPresent())
                .toList();
        Certainty certainty = !models.isEmpty()
                ? Certainty.CERTAIN
                : words(lower).stream().anyMatch(AI_WORDS::contains) ? Certainty.UNNAMED : Certainty.NONE;
        return new Mention(Optional.empty(), models, certainty);
    }

    private static boolean speaksOfAi(String rest, List<Model> models, AgentTable table) {
        return models.stream().anyMatch(model -> model.name().isPresent())
                || words(rest).stream()
                        .anyMatch(word -> AI_WORDS.contains(word)
                                || AGENT_WORDS.contains(word)
                                || table.maker(word).isPresent());
    }

    private static List<Model> models(String lower, AgentTable table) {
        List<Model> models = new ArrayList<>();
        if (!lower.contains("://")) {
            for (String piece : PIECES.split(lower, -1)) {
                model(piece, table).ifPresent(models::add);
            }
        }
        return models.stream().distinct().toList();
    }

    /** A model's name begins with its maker's word, perhaps behind a reseller's path; "jean-claude" is none. */
    private static Optional<Model> model(String piece, AgentTable table) {
        List<String> written = Arrays.stream(SPACES.split(piece.strip(), -1))
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .toList();
        for (int at = 0; at < written.size(); at++) {
            Optional<String> maker = words(written.get(at)).stream().findFirst().flatMap(table::maker);
            if (maker.isPresent()) {
                return Optional.of(new Model(ModelName.ofText(written, at), maker.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the maker of a model by its identifier, which may begin with a region or a reseller. */
    static Optional<String> makerOf(String identifier, AgentTable table) {
        return words(identifier.toLowerCase(Locale.ROOT)).stream()
                .flatMap(word -> table.maker(word).stream())
                .findFirst();
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
