package dev.cairn.git.evidence;

import static dev.cairn.git.evidence.Commits.ALICE;
import static dev.cairn.git.evidence.Commits.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.core.SuggestionType;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthorsAreEvidenceTest {
    @ParameterizedTest
    @CsvSource({
        "Alice Doe (aider), alice@example.org, aider/aider/-",
        "Claude, noreply@anthropic.com, Claude/anthropic/-",
        "copilot-swe-agent[bot], 198982749+Copilot@users.noreply.github.com, Copilot/github/-",
        "devin-ai-integration[bot], 158243242+devin-ai-integration[bot]@users.noreply.github.com, Devin/cognition/-",
        "Devin AI, 158243242+devin-ai-integration[bot]@users.noreply.github.com, Devin/cognition/-",
        "Cursor Agent, cursoragent@cursor.com, Cursor/cursor/-",
        "google-labs-jules[bot], 161369871+google-labs-jules[bot]@users.noreply.github.com, Jules/google/-",
        "Codex, codex@openai.com, Codex/openai/-",
        "claude[bot], 209825114+claude[bot]@users.noreply.github.com, Claude/anthropic/-"
    })
    void anAgentAsAuthorWroteTheCommit(String name, String email, String told) {
        ChangeAttribution attribution = Commits.by(person(name, email), ALICE);
        Contribution contribution = Commits.only(attribution);
        assertEquals(List.of(told), Commits.told(attribution));
        assertEquals(SuggestionType.COMPLETE, contribution.type());
        assertEquals(new Evidence("author", Strength.STRONG, name + " <" + email + ">"), contribution.evidence());
    }

    @ParameterizedTest
    @CsvSource({
        "Alice Doe, alice@example.org",
        "Claude Dupont, claude.dupont@example.org",
        "Claude, claude@dupont.example",
        "Devin, devin@example.org",
        "dependabot[bot], 49699333+dependabot[bot]@users.noreply.github.com",
        "renovate[bot], 29139614+renovate[bot]@users.noreply.github.com",
        "github-actions[bot], 41898282+github-actions[bot]@users.noreply.github.com",
        "pre-commit-ci[bot], 66853113+pre-commit-ci[bot]@users.noreply.github.com",
        "GitHub, noreply@github.com",
        "'', ''"
    })
    void peopleAndAutomationAreNoEvidence(String name, String email) {
        assertEquals(ChangeAttribution.UNATTRIBUTED, Commits.by(person(name, email), person(name, email)));
    }

    @Test
    void anAgentThatOnlyCommittedIsWeakEvidence() {
        Contribution contribution = Commits.only(Commits.by(ALICE, person("Claude", "noreply@anthropic.com")));
        assertEquals(SuggestionType.PARTIAL, contribution.type());
        assertEquals(
                new Evidence("committer", Strength.WEAK, "Claude <noreply@anthropic.com>"), contribution.evidence());
    }

    @Test
    void anAgentThatAuthoredAndCommittedIsSaidOnce() {
        Person claude = person("Claude", "noreply@anthropic.com");
        assertEquals(
                "author", Commits.only(Commits.by(claude, claude)).evidence().source());
    }

    @Test
    void aiderAsCommitterAloneOnlyCommittedWhatAPersonWrote() {
        assertEquals(
                ChangeAttribution.UNATTRIBUTED, Commits.by(ALICE, person("Alice Doe (aider)", "alice@example.org")));
    }

    @Test
    void theAuthorsProviderIsTheMakerOfTheModelThatATrailerTells() {
        Commit commit = new Commit(
                List.of(),
                person("Alice Doe (aider)", "alice@example.org"),
                ALICE,
                "S\n\nCo-authored-by: aider (claude-sonnet-4-20250514) <aider@aider.chat>\n");
        assertEquals(
                List.of("aider/anthropic/claude-sonnet-4", "aider/anthropic/-"),
                Commits.told(new CommitEvidence().attribution(commit, Optional.empty())));
    }
}
