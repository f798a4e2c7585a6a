package dev.cairn.git.evidence;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Attributes commits that a test spells. */
final class Commits {
    static final Person ALICE = person("Alice Doe", "alice@example.org");

    private static final CommitEvidence EVIDENCE = new CommitEvidence();

    private Commits() {}

    static Person person(String name, String email) {
        return new Person(name, email, Instant.EPOCH);
    }

    static ChangeAttribution withMessage(String message) {
        return EVIDENCE.attribution(new Commit(List.of(), ALICE, ALICE, message), Optional.empty());
    }

    /** A commit with one trailer at its proper place. */
    static ChangeAttribution withTrailer(String trailer) {
        return withMessage("Subject\n\nBody\n\n" + trailer + "\nSigned-off-by: Alice Doe <alice@example.org>\n");
    }

    static ChangeAttribution by(Person author, Person committer) {
        return EVIDENCE.attribution(new Commit(List.of(), author, committer, "Subject\n"), Optional.empty());
    }

    static ChangeAttribution withNote(String note) {
        return withNote(note.getBytes(StandardCharsets.UTF_8), "Subject\n");
    }

    static ChangeAttribution withNote(byte[] note, String message) {
        return EVIDENCE.attribution(new Commit(List.of(), ALICE, ALICE, message), Optional.of(note));
    }

    /** Tells contributions as {@code agent/provider/model}, with {@code -} for no model. */
    static List<String> told(ChangeAttribution attribution) {
        return attribution.contributions().stream()
                .map(part -> part.agent() + "/" + part.provider() + "/"
                        + part.model().orElse("-"))
                .toList();
    }

    static Contribution only(ChangeAttribution attribution) {
        if (attribution.contributions().size() != 1) {
            throw new AssertionError("not one contribution: " + attribution);
        }
        return attribution.contributions().get(0);
    }
}
