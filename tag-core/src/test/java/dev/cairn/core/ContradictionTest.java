package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources contradict each other where not both can be right; silence contradicts nothing. */
class ContradictionTest {
    private static final Evidence PEOPLE = new Evidence("git-ai-note", Evidence.Strength.STRONG, "h_1");

    private static Contribution said(String source, String provider) {
        return new Contribution(
                provider + "'s agent",
                provider,
                Optional.empty(),
                SuggestionType.PARTIAL,
                Optional.empty(),
                new Evidence(source, Evidence.Strength.WEAK, "text"));
    }

    private static List<String> contradictions(Contribution... parts) {
        return ChangeAttribution.aiAssisted(List.of(parts)).contradictions().stream()
                .map(Contradiction::toString)
                .toList();
    }

    @Test
    void sourcesWithoutACommonProviderContradictEachOther() {
        assertEquals(
                List.of("note says cursor, trailer says anthropic, openai"),
                contradictions(said("trailer", "openai"), said("note", "cursor"), said("trailer", "anthropic")));
    }

    @Test
    void sourcesWithACommonProviderDoNot() {
        assertEquals(
                List.of(),
                contradictions(said("trailer", "openai"), said("note", "openai"), said("trailer", "anthropic")));
    }

    @Test
    void severalProvidersInOneSourceDoNot() {
        assertEquals(List.of(), contradictions(said("trailer", "openai"), said("trailer", "anthropic")));
    }

    @Test
    void aiOfWhateverMakeContradictsNoProvider() {
        assertEquals(List.of(), contradictions(said("trailer", "unknown"), said("note", "anthropic")));
    }

    @Test
    void anAttestationOfPeopleAloneContradictsAnAgent() {
        ChangeAttribution both =
                new ChangeAttribution(Authorship.AI_ASSISTED, List.of(said("trailer", "openai")), List.of(PEOPLE));
        assertEquals(
                List.of(new Contradiction("git-ai-note", "people alone", "trailer", "openai's agent")),
                both.contradictions());
    }

    @Test
    void withoutEvidenceThereIsNone() {
        Stream.of(
                        ChangeAttribution.UNATTRIBUTED,
                        ChangeAttribution.HUMAN,
                        new ChangeAttribution(Authorship.HUMAN, List.of(), List.of(PEOPLE)))
                .forEach(attribution -> assertEquals(List.of(), attribution.contradictions()));
    }

    @Test
    void anAttestationWithoutAVerdictIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChangeAttribution(Authorship.UNATTRIBUTED, List.of(), List.of(PEOPLE)));
    }
}
