package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known about one change agrees with itself (domain.md section 5). */
class ChangeAttributionTest {
    @Test
    void onlyAiAssistedChangesHaveContributions() {
        List<Contribution> one = List.of(contribution(Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> ChangeAttribution.aiAssisted(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ChangeAttribution(Authorship.HUMAN, one));
        assertThrows(IllegalArgumentException.class, () -> new ChangeAttribution(Authorship.UNATTRIBUTED, one));
    }

    @Test
    void confidenceIsTheHighestAmongRatedContributions() {
        Confidence low = Confidence.of(0.2);
        Confidence high = Confidence.of(0.8);
        ChangeAttribution attribution = ChangeAttribution.aiAssisted(List.of(
                contribution(Optional.of(low)), contribution(Optional.empty()), contribution(Optional.of(high))));
        assertEquals(Optional.of(high), attribution.confidence());
        assertEquals(Optional.empty(), ChangeAttribution.HUMAN.confidence());
        assertEquals(
                Optional.empty(),
                ChangeAttribution.aiAssisted(List.of(contribution(Optional.empty())))
                        .confidence());
    }

    @ParameterizedTest
    @EnumSource
    void suggestionTypesAreWrittenInLowerCaseAndReadInAnyCase(SuggestionType type) {
        String text = type.toString();
        assertEquals(text, text.toLowerCase(Locale.ROOT));
        assertEquals(type, SuggestionType.parse(text));
        assertEquals(type, SuggestionType.parse(type.name()));
        assertEquals(type, SuggestionType.parse(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "completed", " complete", "\u0131nspired"})
    void unknownSuggestionTypesAreRefusedWithTheKnownOnes(String text) {
        String message = Refusal.of(() -> SuggestionType.parse(text));
        assertTrue(message.contains("'" + text + "'") && message.contains("collaborative, inspired"), message);
    }

    private static Contribution contribution(Optional<Confidence> confidence) {
        return Samples.contribution("github", Optional.empty(), SuggestionType.COMPLETE, confidence);
    }
}
