package dev.cairn.git.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.Authorship;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.core.SuggestionType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotesAreEvidenceTest {
    private static final String AGENT =
            "{\"agent_id\":{\"tool\":\"%s\",\"id\":\"1\",\"model\":\"%s\"},\"messages\":[]}";

    @Test
    void aPromptWithLinesWroteAPart() {
        ChangeAttribution attribution =
                Commits.withNote(note("  a591c15be82d4797 1-4,9\n", prompts("a591c15be82d4797")));
        assertEquals(
                List.of(new Contribution(
                        "OpenCode",
                        "zhipu",
                        Optional.of("glm-5"),
                        SuggestionType.PARTIAL,
                        Optional.empty(),
                        new Evidence("git-ai-note", Strength.STRONG, "a591c15be82d4797 opencode opencode-go/glm-5"))),
                attribution.contributions());
    }

    @Test
    void aPromptWithoutLinesInspired() {
        Contribution contribution = Commits.only(Commits.withNote(note("", prompts("a591c15be82d4797"))));
        assertEquals(SuggestionType.INSPIRED, contribution.type());
        assertEquals(Strength.WEAK, contribution.evidence().strength());
    }

    @ParameterizedTest
    @CsvSource({
        "a591c15be82d4797, a591c15be82d4797",
        "a591c15, a591c15be82d4797",
        "a591c15be82d4797, a591c15",
        "a591c15b, a591c15b",
        "123e4567-e89b-12d3-a456-426614174000, 123e4567-e89b-12d3-a456-426614174000"
    })
    void keysOfEveryLengthFindTheirPrompt(String attested, String key) {
        assertEquals(
                SuggestionType.PARTIAL,
                Commits.only(Commits.withNote(note("  " + attested + " 1\n", prompts(key))))
                        .type());
    }

    @Test
    void aTraceOfASessionIsTheSessions() {
        String json = "{\"schema_version\":\"authorship/3.0.0\",\"sessions\":{\"s_0123456789abcd\":"
                + AGENT.formatted("cursor", "claude-4.6-opus-high-thinking") + "}}";
        Contribution contribution =
                Commits.only(Commits.withNote(note("  s_0123456789abcd::t_0123456789abcd 1-4\n", json)));
        assertEquals(Optional.of("claude-opus-4.6"), contribution.model());
        assertEquals("anthropic", contribution.provider());
        assertEquals(SuggestionType.PARTIAL, contribution.type());
    }

    @ParameterizedTest
    @CsvSource({
        "cursor, default, Cursor/cursor/-",
        "claude, claude-opus-4-5-20250514, Claude/anthropic/claude-opus-4.5",
        "opencode, opencode/trinity-large-preview-free, OpenCode/arcee/trinity-large-preview-free",
        "github-copilot, gpt-5.1-codex, Copilot/openai/gpt-5.1-codex",
        "newtool, '', newtool/unknown/-",
        "newtool, secret-model, newtool/unknown/secret-model"
    })
    void toolAndModelNameAgentAndProvider(String tool, String model, String told) {
        String json = "{\"prompts\":{\"a591c15be82d4797\":" + AGENT.formatted(tool, model) + "}}";
        assertEquals(List.of(told), Commits.told(Commits.withNote(note("", json))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n",
                "---\n{\"schema_version\":\"authorship/3.0.0\",\"prompts\":{}}",
                "{}",
                "null",
                "some words about the commit\n",
                "a\n  a591c15be82d4797 1-4\n---\n{\"prompts\":{}}",
                "a\n  a591c15be82d4797 1-4\n---\n{\"prompts\":[],\"sessions\":7,\"humans\":null}",
                "a\n  human 1-4\n---\n{\"schema_version\":\"authorship/3.0.0\"}",
                "a\n  h_0123456789abcd 1-4\n---\n{\"prompts\":{}}",
                "---\n{\"prompts\":{\"a591c15be82d4797\":{\"agent_id\":{\"tool\":\"\",\"model\":\"\"}}}}",
                "---\n{\"prompts\":{\"a591c15be82d4797\":{\"agent_id\":\"cursor\"}}}",
                "---\n[[[[[["
            })
    void aNoteThatNamesNobodyIsNoEvidence(String note) {
        assertEquals(ChangeAttribution.UNATTRIBUTED, Commits.withNote(note));
    }

    @Test
    void linesOfKnownHumansAloneAreHumanWork() {
        String humans = "{\"humans\":{\"h_0123456789abcd\":{\"name\":\"Alice\"},\"h_00000000000001\":\"Bob\"}}";
        Evidence note = new Evidence("git-ai-note", Evidence.Strength.STRONG, "h_0123456789abcd h_00000000000001");
        assertEquals(
                new ChangeAttribution(Authorship.HUMAN, List.of(), List.of(note)),
                Commits.withNote(note("  h_0123456789abcd 1-4\n  h_00000000000001 5\n", humans)));
        assertEquals(ChangeAttribution.UNATTRIBUTED, Commits.withNote(note("", humans)));
        assertEquals(
                ChangeAttribution.UNATTRIBUTED,
                Commits.withNote(note("  h_0123456789abcd 1-4\n  a591c15be82d4797 5\n", humans)));
    }

    @Test
    void aTrailerOutweighsANoteThatKnowsOnlyHumans() {
        String note = note("  h_0123456789abcd 1\n", "{\"humans\":{\"h_0123456789abcd\":{}}}");
        ChangeAttribution attribution =
                Commits.withNote(note.getBytes(StandardCharsets.UTF_8), "S\n\nAssisted-by: AI\n");
        assertEquals(Authorship.AI_ASSISTED, attribution.authorship());
        assertEquals("h_0123456789abcd", attribution.attestations().get(0).text());
    }

    @Test
    void noteAndTrailerOfOneCommitAreBothKept() {
        String note = note("  a591c15be82d4797 1\n", prompts("a591c15be82d4797"));
        assertEquals(
                List.of("OpenCode/zhipu/glm-5", "Claude/anthropic/-"),
                Commits.told(Commits.withNote(
                        note.getBytes(StandardCharsets.UTF_8),
                        "S\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")));
    }

    @Test
    void whatStoodBeforeTheDamageCounts() {
        String whole = note("  a591c15be82d4797 1\n", prompts("a591c15be82d4797"));
        String cut = whole.substring(0, whole.indexOf("messages"));
        assertEquals(List.of("OpenCode/zhipu/glm-5"), Commits.told(Commits.withNote(cut)));
        String deep = "---\n{\"prompts\":{\"a591c15be82d4797\":" + AGENT.formatted("amp", "x") + ",\"b\":{\"messages\":"
                + "[".repeat(100_000);
        assertEquals(List.of("Amp/sourcegraph/x"), Commits.told(Commits.withNote(deep)));
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        String json = "{\"prompts\":{\"a591c15be82d4797\":" + AGENT.formatted("t\\ud800", "m\\udc00") + "}}";
        assertEquals(List.of("t\uFFFD/unknown/m\uFFFD"), Commits.told(Commits.withNote(note("", json))));
    }

    @Test
    void noBytesWhateverMakeANoteFail() {
        byte[] seedNote =
                note("  a591c15be82d4797 1-4\n", prompts("a591c15be82d4797")).getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] note = seedNote.clone();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                note[random.nextInt(note.length)] = (byte) random.nextInt(256);
            }
            try {
                Commits.withNote(note, "S\n");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static String prompts(String key) {
        return "{\"schema_version\":\"authorship/3.0.0\",\"prompts\":{\"" + key + "\":"
                + AGENT.formatted("opencode", "opencode-go/glm-5") + "}}";
    }

    private static String note(String entries, String json) {
        return "src/a.py\n" + entries + "---\n" + json + "\n";
    }
}
