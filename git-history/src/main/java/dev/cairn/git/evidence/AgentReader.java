package dev.cairn.git.evidence;

import dev.cairn.git.evidence.Mention.Certainty;
import dev.cairn.git.objects.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a name stands for AI. There are two places for names: where people stand too (authors, {@code Co-authored-by}), and
 * where a tool is expected ({@code Assisted-by}).
 */
final class AgentReader {
    private static final int MAX_NAME = 100;
    private static final Set<String> YES = Set.of("yes", "true", "y", "1");
    private static final Pattern DENIAL = Pattern.compile(
            "(no|none|nobody|nothing|not|false|n|na|nil|0|human|humans|me|myself|-+)([^\\p{L}\\p{N}].*)?");
    private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{L}'.-]*(\\s+\\p{Lu}[\\p{L}'.-]*)+");

    private final AgentTable table;

    AgentReader(AgentTable table) {
        this.table = table;
    }

    /** Returns the agent that stands where people stand too: by a known address, or by a name that no person bears. */
    Optional<Mention> amongPeople(PersonText person) {
        return amongPeople(person, Mention.of(person.name(), table));
    }

    private Optional<Mention> amongPeople(PersonText person, Mention mention) {
        Optional<Agent> known = table.byEmail(person.email());
        if (known.isPresent()) {
            Agent agent =
                    mention.certainty() == Certainty.CERTAIN ? mention.agent().orElse(known.get()) : known.get();
            return Optional.of(new Mention(Optional.of(agent), mention.models(), Certainty.CERTAIN));
        }
        boolean surely = mention.certainty() == Certainty.CERTAIN
                || (mention.certainty() == Certainty.AMBIGUOUS && !person.hasEmail());
        return surely ? Optional.of(named(mention, person.name())) : Optional.empty();
    }

    /** Returns the agent that stands where a tool is expected, known to the table or not. */
    Optional<Mention> tool(EvidenceKind kind, PersonText person) {
        Mention mention = Mention.of(person.name(), table);
        Optional<Mention> known = amongPeople(person, mention);
        if (known.isPresent() || denies(person.name())) {
            return known;
        }
        boolean unnamed = mention.certainty() == Certainty.UNNAMED
                || YES.contains(person.name().toLowerCase(Locale.ROOT));
        if (unnamed && (!person.hasEmail() || kind == EvidenceKind.AI_ASSISTED_BY)) {
            return Optional.of(new Mention(Optional.of(Agent.UNNAMED), List.of(), Certainty.UNNAMED));
        }
        return expectsAi(kind, person) ? Optional.of(unknown(person.name())) : Optional.empty();
    }

    /** {@code Assisted-by} is the mark for AI, but people use it for people; the others also name generators that are none. */
    private static boolean expectsAi(EvidenceKind kind, PersonText person) {
        return switch (kind) {
            case AI_ASSISTED_BY -> true;
            case ASSISTED_BY ->
                !person.hasEmail() && !PERSON.matcher(person.name()).matches();
            default -> false;
        };
    }

    private static boolean denies(String name) {
        return DENIAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static Mention named(Mention mention, String name) {
        return mention.agent().isPresent()
                ? mention
                : new Mention(unknown(name).agent(), mention.models(), mention.certainty());
    }

    private static Mention unknown(String name) {
        Agent agent = new Agent(Text.cut(name, MAX_NAME), Agent.UNKNOWN_PROVIDER);
        return new Mention(Optional.of(agent), List.of(), Certainty.UNNAMED);
    }
}
