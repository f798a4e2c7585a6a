package dev.cairn.git.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.core.SuggestionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrailersAreEvidenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com> | Claude/anthropic/claude-opus-4.6",
                "Co-Authored-By: Claude Fable 5 <noreply@anthropic.com> | Claude/anthropic/claude-fable-5",
                "Co-Authored-By: Claude <noreply@anthropic.com> | Claude/anthropic/-",
                "Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com> | Copilot/github/-",
                "Co-authored-by: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com> | Copilot/github/-",
                "Co-authored-by: Cursor <cursoragent@cursor.com> | Cursor/cursor/-",
                "Co-authored-by: Codex <noreply@openai.com> | Codex/openai/-",
                "Co-authored-by: aider (gpt-4o) <aider@aider.chat> | aider/openai/gpt-4o",
                "Co-authored-by: aider (openrouter/deepseek/deepseek-r1) <noreply@aider.chat> | aider/deepseek/deepseek-r1",
                "Co-authored-by: Amp <amp@ampcode.com> | Amp/sourcegraph/-",
                "Co-authored-by: Gemini Code Assist | Gemini Code Assist/google/-",
                "Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com> | Gemini Code Assist/google/-",
                "Co-authored-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com> | Devin/cognition/-",
                "Co-Authored-By: Claude | Claude/anthropic/-",
                "Co-developed-by: Claude claude-opus-4-6 | Claude/anthropic/claude-opus-4.6",
                "Assisted-by: Claude:claude-opus-4-8 coccinelle sparse | Claude/anthropic/claude-opus-4.8",
                "Assisted-by: ClaudeCode:claude-opus-5 | Claude Code/anthropic/claude-opus-5",
                "Assisted-by: OpenCode (Claude claude-opus-4-6) | OpenCode/anthropic/claude-opus-4.6",
                "Assisted-by: OpenCode (claude-sonnet-4-6@default) | OpenCode/anthropic/claude-sonnet-4.6",
                "Assisted-by: OpenCode (Claude claude-opus-4-5@20251101) | OpenCode/anthropic/claude-opus-4.5",
                "Assisted-by: OpenCode + Claude Haiku 4.5 | OpenCode/anthropic/claude-haiku-4.5",
                "Assisted-by: Opus 4.6 via Claude Code | Claude Code/anthropic/claude-opus-4.6",
                "Assisted-by: Claude Code (Opus) | Claude Code/anthropic/claude-opus",
                "Assisted-by: Claude 3.5 Sonnet | Claude/anthropic/claude-sonnet-3.5",
                "Assisted-by: Gemini 2.5 Pro | Gemini/google/gemini-2.5-pro",
                "Assisted-by: Copilot:gpt-5 coccinelle | Copilot/openai/gpt-5",
                "Assisted-by: Opencode (Various models) | OpenCode/opencode/-",
                "Assisted-by: Cline (Qwen3-Coder) | Cline/alibaba/qwen3-coder",
                "Assisted-by: Devstral Small 2 | devstral small 2/mistral/devstral-small-2",
                "Assisted-by: AI | AI/unknown/-",
                "Assisted-by: yes | AI/unknown/-",
                "AI-assisted-by: someone's model | someone's model/unknown/-",
                "Assisted-by: NewAgent:new-1 | NewAgent:new-1/unknown/-",
                "Assisted-by: https://github.com/example/policy#llms | AI/unknown/-",
                "Generated-by: AI | AI/unknown/-",
                "Generated-by: GitHub Copilot | Copilot/github/-",
                "Made-with: Cursor | Cursor/cursor/-"
            })
    void aTrailerNamesAgentProviderAndModel(String trailer, String expected) {
        ChangeAttribution attribution = Commits.withTrailer(trailer);
        assertEquals(
                List.of(expected.toLowerCase(java.util.Locale.ROOT)),
                Commits.told(attribution).stream()
                        .map(told -> told.toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Co-authored-by: Alice Doe <alice@example.org>",
                "Co-authored-by: Claude Dupont <claude.dupont@example.org>",
                "Co-authored-by: Claude Dupont",
                "Co-authored-by: Claude <claude@dupont.example>",
                "Co-authored-by: Jean-Claude Martin <jc@example.org>",
                "Co-authored-by: Devin Smith <devin@example.org>",
                "Co-authored-by: Jules <jules@verne.example>",
                "Co-authored-by: Phi Nguyen <phi@example.org>",
                "Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
                "Co-authored-by: renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>",
                "Co-authored-by: github-actions[bot] <github-actions[bot]@users.noreply.github.com>",
                "Assisted-by: Jane Roe <jane@example.org>",
                "Assisted-by: Jane Roe",
                "Assisted-by: Claude Dupont",
                "Assisted-by: none",
                "Assisted-by: no",
                "AI-assisted-by: nobody",
                "Generated-by: protoc 3.21",
                "Generated-by: scripts/generate.py",
                "Made-with: love",
                "Reviewed-by: Claude <noreply@anthropic.com>",
                "Signed-off-by: Claude <noreply@anthropic.com>",
                "Acked-by: Copilot <copilot@github.com>"
            })
    void peopleAutomationAndOtherTrailersAreNoEvidence(String trailer) {
        assertEquals(ChangeAttribution.UNATTRIBUTED, Commits.withTrailer(trailer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Use Claude Opus 4.6 for the summary\n\nGPT-5 was slower, Copilot too.\n",
                "Add gpt-4o to the models\n",
                "Subject\n\n\uD83E\uDD16 Generated with [Claude Code](https://claude.com/claude-code)\n",
                "Subject\n\nThe line Co-authored-by: Claude <noreply@anthropic.com> is what the tool writes.\n",
                "Subject\n\nClaude-Session: https://claude.ai/code/1\n"
            })
    void aMessageThatMentionsAProductIsNoEvidence(String message) {
        assertEquals(ChangeAttribution.UNATTRIBUTED, Commits.withMessage(message));
    }

    @ParameterizedTest
    @CsvSource({
        "CO-AUTHORED-BY, COLLABORATIVE",
        "co-developed-by, COLLABORATIVE",
        "Assisted-by, PARTIAL",
        "AI-Assisted-By, PARTIAL",
        "Generated-by, COMPLETE",
        "Made-With, COLLABORATIVE"
    })
    void everyKeyCountsInAnyCaseWithItsOwnType(String key, SuggestionType type) {
        String line = key + ": Claude Code";
        assertEquals(
                new Contribution(
                        "Claude Code",
                        "anthropic",
                        Optional.empty(),
                        type,
                        Optional.empty(),
                        new Evidence("trailer", Strength.STRONG, line)),
                Commits.only(Commits.withTrailer(line)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subject\\n\\nAssisted-by: AI\\n | STRONG",
                "Subject\\n\\nBody\\n\\nAssisted-by: AI\\n\\n\\n  \\n | STRONG",
                "Subject\\r\\n\\r\\nAssisted-by: AI\\r\\n | STRONG",
                "Subject\\n\\nBody\\nAssisted-by: AI\\nmore\\n | STRONG",
                "Subject\\n\\nAssisted-by: AI\\n\\nSigned-off-by: Alice Doe <alice@example.org>\\n | WEAK",
                "Subject\\n\\n* squashed\\n\\n    Assisted-by: AI\\n\\n* more\\n | WEAK",
                "Assisted-by: AI\\n | WEAK",
                "Subject\\nAssisted-by: AI\\n | WEAK"
            })
    void theLastParagraphIsStrongAndAnyOtherLineWeak(String escaped, Strength strength) {
        String message = escaped.replace("\\n", "\n").replace("\\r", "\r");
        assertEquals(
                strength, Commits.only(Commits.withMessage(message)).evidence().strength());
    }

    @Test
    void theExactLineIsKept() {
        assertEquals(
                "  assisted-BY:\tAI \u0007",
                Commits.only(Commits.withMessage("S\n\n  assisted-BY:\tAI \u0007\n"))
                        .evidence()
                        .text());
    }

    @Test
    void theSameMarkTwiceIsSaidOnceWithItsStrongestEvidence() {
        Contribution once = Commits.only(
                Commits.withMessage(
                        "S\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n"));
        assertEquals(Strength.STRONG, once.evidence().strength());
        assertEquals(
                "Co-Authored-By: Claude <noreply@anthropic.com>",
                once.evidence().text());
    }

    @Test
    void severalAgentsAreSaidEachOnItsOwn() {
        assertEquals(
                List.of("Claude/anthropic/claude-opus-4.6", "Copilot/github/-", "AI/unknown/-"),
                Commits.told(Commits.withTrailer("Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>\n"
                        + "Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>\nAssisted-by: AI")));
    }

    @Test
    void aVeryLongLineIsBounded() {
        String text = Commits.only(Commits.withTrailer("Assisted-by: Claude Code " + "x".repeat(100_000)))
                .evidence()
                .text();
        assertEquals(1000, text.length());
    }
}
