package dev.cairn.git.evidence;

import dev.cairn.core.Authorship;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.git.evidence.GitAiNote.NamedAgent;
import dev.cairn.git.evidence.Mention.Certainty;
import dev.cairn.git.evidence.Mention.Model;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.Person;
import dev.cairn.git.objects.RecentlyUsed;
import dev.cairn.git.objects.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Attributes commits (domain.md section 5) by three sources: git-ai notes, trailers on any line, and agents as author or committer.
 * Nothing else counts: a message that mentions a product proves nothing. No source states a confidence, so there is none.
 *
 * <p>A commit without evidence of AI is {@code HUMAN} only if its note attests all its lines to known humans.
 */
public final class CommitEvidence {
    private static final String AIDER_SUFFIX = "(aider)";
    private static final int MAX_PEOPLE = 1000;

    private final AgentTable table = AgentTable.load();
    private final AgentReader reader = new AgentReader(table);
    /** The people met last: few make most of a history. */
    private final Map<PersonText, Optional<Mention>> people = new RecentlyUsed<>(MAX_PEOPLE);

    /** Returns who made a commit, by the commit itself and the note on it. */
    public ChangeAttribution attribution(Commit commit, Optional<byte[]> note) {
        Optional<GitAiNote> read = note.map(GitAiNote::parse);
        Contributions found = new Contributions();
        read.ifPresent(said -> addNote(said, found));
        Trailer.in(commit.message()).forEach(trailer -> addTrailer(trailer, found));
        addPeople(commit, found);
        List<Contribution> contributions = found.toList();
        List<Evidence> attestations = read.filter(GitAiNote::isHuman).map(CommitEvidence::attestation).stream()
                .toList();
        return new ChangeAttribution(authorship(contributions, attestations), contributions, attestations);
    }

    private static Authorship authorship(List<Contribution> contributions, List<Evidence> attestations) {
        if (!contributions.isEmpty()) {
            return Authorship.AI_ASSISTED;
        }
        return attestations.isEmpty() ? Authorship.UNATTRIBUTED : Authorship.HUMAN;
    }

    private static Evidence attestation(GitAiNote note) {
        String keys = Text.cut(String.join(" ", note.attested()), Contributions.MAX_TEXT);
        return new Evidence(EvidenceKind.NOTE_LINES.source(), Strength.STRONG, keys);
    }

    private void addNote(GitAiNote note, Contributions found) {
        Set<String> attestedAgents = note.attestedAgents();
        note.agents().forEach((key, named) -> {
            boolean attested = attestedAgents.contains(key);
            found.add(
                    attested ? EvidenceKind.NOTE_LINES : EvidenceKind.NOTE_WITHOUT_LINES,
                    attested ? Strength.STRONG : Strength.WEAK,
                    key + " " + named.tool() + " " + named.model(),
                    mention(named));
        });
    }

    private Mention mention(NamedAgent named) {
        Mention tool = Mention.of(named.tool(), table);
        Agent agent = tool.agent().orElse(new Agent(named.tool(), Agent.UNKNOWN_PROVIDER));
        Optional<String> maker = Mention.makerOf(named.model(), table);
        List<Model> models = ModelName.ofIdentifier(named.model())
                .map(name -> List.of(new Model(Optional.of(name), maker.orElse(agent.provider()))))
                .orElse(List.of());
        return new Mention(Optional.of(agent), models, Certainty.CERTAIN);
    }

    private void addTrailer(Trailer trailer, Contributions found) {
        PersonText person = PersonText.parse(trailer.value());
        Optional<Mention> mention = switch (trailer.kind()) {
            case CO_AUTHORED_BY, CO_DEVELOPED_BY -> reader.amongPeople(person);
            default -> reader.tool(trailer.kind(), person);
        };
        Strength strength = trailer.inLastParagraph() ? Strength.STRONG : Strength.WEAK;
        mention.ifPresent(said -> found.add(trailer.kind(), strength, trailer.line(), said));
    }

    /** A committer counts only if the author is no agent, and weakly: it may have done no more than apply a person's change. */
    private void addPeople(Commit commit, Contributions found) {
        Optional<Mention> author = agent(commit.author());
        author.ifPresent(said -> found.add(EvidenceKind.AUTHOR, Strength.STRONG, text(commit.author()), said));
        if (author.isEmpty() && !isAider(commit.committer())) {
            agent(commit.committer())
                    .ifPresent(
                            said -> found.add(EvidenceKind.COMMITTER, Strength.WEAK, text(commit.committer()), said));
        }
    }

    private Optional<Mention> agent(Person person) {
        return people.computeIfAbsent(new PersonText(person.name(), person.email()), reader::amongPeople);
    }

    /** aider marks the committer alone where it only committed what a person had written. */
    private static boolean isAider(Person person) {
        return person.name().toLowerCase(Locale.ROOT).endsWith(AIDER_SUFFIX);
    }

    private static String text(Person person) {
        return person.name() + " <" + person.email() + ">";
    }
}
