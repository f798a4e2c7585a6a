package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.ShareTrend.Dimension;
import dev.cairn.core.ShareTrend.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A trend has every share that any tag knows, in each tag, in the same order whatever the tags. */
class ShareTrendTest {
    private static final AttributionTotals EARLY = AttributionTotals.builder()
            .totalChanges(4)
            .aiAssistedChanges(1)
            .unattributedChanges(3)
            .provider("openai", one("gpt-5", SuggestionType.COMPLETE))
            .codeChanges(3)
            .docChanges(1)
            .build();
    private static final AttributionTotals LATE = AttributionTotals.builder()
            .totalChanges(3)
            .aiAssistedChanges(2)
            .humanAuthoredChanges(1)
            .provider("anthropic", one("opus", SuggestionType.REVIEW))
            .provider("openai", one("gpt-6", SuggestionType.COMPLETE))
            .testChanges(3)
            .build();

    @Test
    void hasEveryShareInEveryTag() {
        assertEquals(
                List.of(
                        "AUTHORSHIP ai-assisted 1/4 2/3",
                        "AUTHORSHIP human 0/4 1/3",
                        "AUTHORSHIP unattributed 3/4 0/3",
                        "COVERAGE covered 1/4 3/3",
                        "PROVIDER anthropic 0/4 1/3",
                        "PROVIDER openai 1/4 1/3",
                        "MODEL anthropic/opus 0/4 1/3",
                        "MODEL openai/gpt-5 1/4 0/3",
                        "MODEL openai/gpt-6 0/4 1/3",
                        "SUGGESTION anthropic/review 0/4 1/3",
                        "SUGGESTION openai/complete 1/4 1/3",
                        "KIND code 3/4 0/3",
                        "KIND test 0/4 3/3",
                        "KIND doc 1/4 0/3",
                        "KIND other 0/4 0/3"),
                lines(List.of(Optional.of(EARLY), Optional.of(LATE))));
    }

    @Test
    void hasNothingWhereThereIsNoSummary() {
        assertEquals(
                "AUTHORSHIP ai-assisted - 2/3",
                lines(List.of(Optional.empty(), Optional.of(LATE))).get(0));
        List<String> unknown = lines(List.of(Optional.empty()));
        assertEquals(8, unknown.size());
        assertEquals("KIND other -", unknown.get(7));
    }

    @Test
    void keepsModelsOfDifferentProvidersApart() {
        AttributionTotals totals = AttributionTotals.builder()
                .totalChanges(1)
                .aiAssistedChanges(1)
                .provider("a", one("b/c", SuggestionType.COMPLETE))
                .provider("a/b", one("c", SuggestionType.COMPLETE))
                .build();
        List<Line> models = ShareTrend.of(List.of(Optional.of(totals))).lines().stream()
                .filter(line -> line.dimension() == Dimension.MODEL)
                .toList();
        assertEquals(
                List.of(Optional.of("a"), Optional.of("a/b")),
                models.stream().map(line -> line.part().provider()).toList());
    }

    @Test
    void tellsDifferencesInPointsExactly() {
        Percentage third = Percentage.of(1, 3);
        Percentage quarter = Percentage.of(1, 4);
        Percentage nothing = Percentage.of(0, 0);
        assertEquals(new BigDecimal("8.3"), third.pointsAbove(quarter, 1));
        assertEquals(new BigDecimal("-8.333"), quarter.pointsAbove(third, 3));
        assertEquals(new BigDecimal("33.3"), third.pointsAbove(nothing, 1));
        assertEquals(new BigDecimal("-25.0"), nothing.pointsAbove(quarter, 1));
        assertEquals(
                new BigDecimal("100.0"),
                Percentage.of(Long.MAX_VALUE, Long.MAX_VALUE).pointsAbove(Percentage.of(0, Long.MAX_VALUE), 1));
    }

    private static List<String> lines(List<Optional<AttributionTotals>> totals) {
        return ShareTrend.of(totals).lines().stream().map(ShareTrendTest::text).toList();
    }

    private static String text(Line line) {
        StringBuilder text = new StringBuilder(line.dimension() + " " + line.part());
        line.shares()
                .forEach(share -> text.append(' ')
                        .append(share.map(some -> some.part() + "/" + some.whole())
                                .orElse("-")));
        return text.toString();
    }

    private static ProviderStats one(String model, SuggestionType type) {
        return ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(model), Set.of(type));
    }
}
