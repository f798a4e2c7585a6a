package dev.cairn.git.evidence;

import dev.cairn.git.evidence.AgentTable.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
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

    /** Reads a text without e-mail addresses, in time that grows with the text alone, however many agents it may name. */
    static Mention of(String text, AgentTable table) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        List<MatchResult> words = WORD.matcher(lower).results().toList();
        List<MatchResult> aiWords =
                words.stream().filter(word -> speaksOfAi(word.group(), table)).toList();
        for (Name name : table.namesIn(lower)) {
            // A brand such as "claude" begins its models' names; a product such as "claude code" does not.
            boolean brand = table.maker(name.alias().text()).isPresent();
            Certainty certainty = certainty(name, words, aiWords);
            if (certainty != Certainty.CERTAIN && brand && !named(lower, table).isEmpty()) {
                certainty = Certainty.CERTAIN;
            }
            if (certainty != Certainty.NONE) {
                List<Model> models = models(brand ? lower : without(name, lower), table);
                return new Mention(Optional.of(name.alias().agent()), models, certainty);
            }
        }
        return ofModels(named(lower, table), words);
    }

    private static Certainty certainty(Name name, List<MatchResult> words, List<MatchResult> aiWords) {
        if (name.alias().certain() || besides(name, aiWords)) {
            return Certainty.CERTAIN;
        }
        return besides(name, words) ? Certainty.NONE : Certainty.AMBIGUOUS;
    }

    private static boolean besides(Name name, List<MatchResult> words) {
        return words.stream().anyMatch(word -> word.start() < name.start() || word.end() > name.end());
    }

    private static boolean speaksOfAi(String word, AgentTable table) {
        return AI_WORDS.contains(word)
                || AGENT_WORDS.contains(word)
                || table.maker(word).isPresent();
    }

    private static String without(Name name, String lower) {
        return lower.substring(0, name.start()) + " ; " + lower.substring(name.end());
    }

    private static Mention ofModels(List<Model> models, List<MatchResult> words) {
        Certainty certainty = !models.isEmpty()
                ? Certainty.CERTAIN
                : words.stream().map(MatchResult::group).anyMatch(AI_WORDS::contains)
                        ? Certainty.UNNAMED
                        : Certainty.NONE;
        return new Mention(Optional.empty(), models, certainty);
    }

    private static List<Model> named(String lower, AgentTable table) {
        return models(lower, table).stream()
                .filter(model -> model.name().isPresent())
                .toList();
    }

    private static List<Model> models(String lower, AgentTable table) {
        if (lower.contains("://")) {
            return List.of();
        }
        return Arrays.stream(PIECES.split(lower, -1))
                .filter(piece -> !piece.isBlank())
                .flatMap(piece -> model(piece, table).stream())
                .distinct()
                .toList();
    }

    /** A model's name begins with its maker's word, perhaps behind a reseller's path; "jean-claude" is none. */
    private static Optional<Model> model(String piece, AgentTable table) {
        List<String> written = Arrays.stream(SPACES.split(piece.strip(), -1))
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .toList();
        for (int at = 0; at < written.size(); at++) {
            Matcher first = WORD.matcher(written.get(at));
            Optional<String> maker = first.find() ? table.maker(first.group()) : Optional.empty();
            if (maker.isPresent()) {
                return Optional.of(new Model(ModelName.ofText(written, at), maker.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the maker of a model by its identifier, which may begin with a region or a reseller. */
    static Optional<String> makerOf(String identifier, AgentTable table) {
        return WORD.matcher(identifier.toLowerCase(Locale.ROOT))
                .results()
                .flatMap(word -> table.maker(word.group()).stream())
                .findFirst();
    }
}
