package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Percentage;
import dev.cairn.core.RunningAverage;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cells of a table that tell an attribution summary. The three percentages of a line add up to 100. */
final class AttributionCells {
    static final List<Column> COLUMNS = List.of(
            new Column("CHANGES", Align.RIGHT),
            new Column("AI", Align.RIGHT),
            new Column("AI %", Align.RIGHT),
            new Column("HUMAN %", Align.RIGHT),
            new Column("UNATTRIBUTED %", Align.RIGHT),
            new Column("CONFIDENCE", Align.RIGHT),
            new Column("TOP PROVIDER", Align.LEFT));

    private AttributionCells() {}

    static List<String> of(Optional<AttributionSummary> attribution) {
        return attribution
                .map(summary -> of(summary.totals()))
                .orElseGet(() -> Collections.nCopies(COLUMNS.size(), TagTable.NOTHING));
    }

    private static List<String> of(AttributionTotals totals) {
        List<String> shares = shares(totals);
        return List.of(
                Long.toString(totals.totalChanges()),
                Long.toString(totals.aiAssistedChanges()),
                shares.get(0),
                shares.get(1),
                shares.get(2),
                confidence(totals.averageConfidence()),
                provider(totals));
    }

    /** Returns the percentages of AI-assisted, human and unattributed changes, with one decimal. */
    static List<String> shares(AttributionTotals totals) {
        List<Long> counts =
                List.of(totals.aiAssistedChanges(), totals.humanAuthoredChanges(), totals.unattributedChanges());
        return Percentage.roundedTogether(1, counts).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    /** Returns the mean with two decimals; that of no values is none. */
    static String confidence(RunningAverage average) {
        return average.count() == 0 ? TagTable.NOTHING : String.format(Locale.ROOT, "%.2f", average.mean());
    }

    private static String provider(AttributionTotals totals) {
        int others = totals.providers().size() - 1;
        return totals.dominantProvider()
                .map(name -> others == 0 ? name : name + " (+" + others + ")")
                .orElse(TagTable.NOTHING);
    }
}
